package dev.plumb.contracts;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Who reads events, and what of them.
 *
 * @param schemas what it reads, by wire type
 */
record Consumer(String name, Map<String, Schema> schemas, Adapters adapters) {

  /**
   * The major version it gets an event in: as written if it reads that, else the newest it reads;
   * empty if it reads none of that event.
   */
  Optional<String> readsAs(String written) {
    if (schemas.containsKey(written)) {
      return Optional.of(written);
    }
    String event = WireType.of(written).event();
    return schemas.keySet().stream()
        .map(WireType::of)
        .filter(read -> read.event().equals(event))
        .max(Comparator.comparingInt(WireType::major))
        .map(WireType::toString);
  }
}
