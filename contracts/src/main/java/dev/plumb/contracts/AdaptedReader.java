package dev.plumb.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;

/** Reads an event of one major version as its consumer reads another one. Immutable. */
final class AdaptedReader {

  private final EventReader written;
  private final Adapter adapter;
  private final Contract told;
  private final EventReader read;

  /**
   * @param written with all fields that its major version has
   * @param told what the adapter makes of it
   * @param consumer what is read of that
   */
  AdaptedReader(EventReader written, Adapter adapter, Contract told, Schema consumer) {
    this.written = written;
    this.adapter = adapter;
    this.told = told;
    this.read = told.readAs(consumer);
  }

  EventData decode(byte[] message) {
    return read.decode(tell(fields(written.record(message))));
  }

  /** Over the wire's form, so that what an adapter makes is checked as what a producer writes. */
  private byte[] tell(Map<String, Object> event) {
    try {
      return told.encode(adapter.values().apply(event));
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(
          adapter.from(), "can't be read as %s: %s".formatted(adapter.to(), e.getMessage()), e);
    }
  }

  private static Map<String, Object> fields(IndexedRecord record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Field field : record.getSchema().getFields()) {
      fields.put(field.name(), value(record.get(field.pos())));
    }
    return fields;
  }

  private static Object value(Object value) {
    return switch (value) {
      case IndexedRecord inner -> fields(inner);
      case List<?> items -> {
        List<Object> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(value(item)));
        yield values;
      }
      default -> value;
    };
  }
}
