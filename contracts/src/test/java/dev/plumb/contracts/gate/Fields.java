package dev.plumb.contracts.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** A schema's fields by their path, such as {@code lines[].quantity}. */
final class Fields {

  private Fields() {}

  /** In the schema's sequence. */
  static Map<String, Field> of(Schema schema) {
    Map<String, Field> fields = new LinkedHashMap<>();
    collect(schema, "", fields);
    return fields;
  }

  private static void collect(Schema schema, String path, Map<String, Field> into) {
    switch (schema.getType()) {
      case RECORD ->
          schema
              .getFields()
              .forEach(
                  field -> {
                    String name = path.isEmpty() ? field.name() : path + "." + field.name();
                    into.put(name, field);
                    collect(field.schema(), name, into);
                  });
      case ARRAY -> collect(schema.getElementType(), path + "[]", into);
      default -> {}
    }
  }

  /**
   * @param pointer Avro's, such as {@code /fields/5/type/items/fields/2/type}
   */
  static String at(Schema schema, String pointer) {
    StringBuilder path = new StringBuilder();
    Schema here = schema;
    String[] steps = pointer.split("/");
    for (int i = 1; i < steps.length; i++) {
      if (steps[i].equals("items")) {
        path.append("[]");
        here = here.getElementType();
      } else if (steps[i].equals("fields")) {
        Field field = here.getFields().get(Integer.parseInt(steps[++i]));
        path.append(path.isEmpty() ? "" : ".").append(field.name());
        here = field.schema();
      }
    }
    return path.toString();
  }
}
