package dev.plumb.contracts.gate;

import org.apache.avro.Schema;

/**
 * What a service reads of one major version of one event.
 *
 * @param wholeMajor such as {@code order/order-placed/v1}
 */
record Reader(String service, String wholeMajor, Schema schema) {

  String path() {
    return "consumers/" + service + "/" + wholeMajor;
  }

  String file() {
    return path() + ".avsc";
  }
}
