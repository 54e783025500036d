package dev.plumb.contracts.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** What a field's value is, besides its name and what is said of it in words. */
final class Meaning {

  /** Who may see a value is no part of what it means, and is put right where it is wrong. */
  private static final String PERSONAL = "personal";

  private Meaning() {}

  /** Property by property, sorted. */
  static Map<String, String> of(Field field) {
    Map<String, String> meaning = new TreeMap<>();
    field.getObjectProps().forEach((name, value) -> meaning.put(name, String.valueOf(value)));
    meaning.remove(PERSONAL);
    meaning.put("type", type(field.schema()));
    return meaning;
  }

  /** On one line, with everything that readers or other versions may depend on. */
  static String line(Field field) {
    Map<String, String> meaning = of(field);
    if (field.hasDefaultValue()) {
      meaning.put("default", "'%s'".formatted(field.defaultVal()));
    }
    String type = meaning.remove("type");
    return meaning.entrySet().stream()
        .map(property -> ", " + property.getKey() + " " + property.getValue())
        .collect(Collectors.joining("", type, ""));
  }

  /** Empty if it doesn't say. */
  static List<?> values(Field field) {
    return field.getObjectProp("values") instanceof List<?> values ? values : List.of();
  }

  static String type(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return switch (schema.getType()) {
      case RECORD -> "record " + schema.getName();
      case ARRAY -> "list of " + type(schema.getElementType());
      default -> logical == null ? schema.getType().getName() : logical.getName();
    };
  }
}
