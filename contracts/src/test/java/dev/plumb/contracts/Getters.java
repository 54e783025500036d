package dev.plumb.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Reads a decoded event back through its public getters, field by field. */
final class Getters {

  private Getters() {}

  static Map<String, Object> readAll(EventData data, Schema schema) {
    Map<String, Object> values = new LinkedHashMap<>();
    schema.getFields().forEach(f -> values.put(f.name(), read(data, f.name(), f.schema())));
    return values;
  }

  private static Object read(EventData data, String name, Schema schema) {
    boolean plain = schema.getLogicalType() == null;
    return switch (schema.getType()) {
      case RECORD -> readAll(data.record(name), schema);
      case ARRAY -> readList(data, name, schema.getElementType());
      case STRING -> plain ? data.string(name) : data.uuid(name);
      case LONG -> plain ? data.number(name) : data.instant(name);
      case INT -> data.integer(name);
      case BOOLEAN -> data.flag(name);
      default -> throw new IllegalStateException("no getter for a " + schema.getType());
    };
  }

  private static List<?> readList(EventData data, String name, Schema items) {
    if (items.getType() == Schema.Type.RECORD) {
      return data.records(name).stream().map(item -> readAll(item, items)).toList();
    }
    return items.getLogicalType() == null ? data.strings(name) : data.uuids(name);
  }
}
