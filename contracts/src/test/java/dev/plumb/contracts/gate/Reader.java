package dev.plumb.contracts.gate;

import org.apache.avro.Schema;

/**
 * What a service reads of one major version of one event.
 *
 * @param wholeMajor such as {@code order/order-placed/v1}
 */
record Reader(String service, String wholeMajor, Schema schema) {

  String event() {
    return wholeMajor.substring(0, wholeMajor.lastIndexOf('/'));
  }

  int major() {
    return Integer.parseInt(wholeMajor.substring(wholeMajor.lastIndexOf("/v") + 2));
  }

  String wireType() {
    return wholeMajor.replace('/', '.');
  }

  String path() {
    return "consumers/" + service + "/" + wholeMajor;
  }

  String file() {
    return path() + ".avsc";
  }
}
