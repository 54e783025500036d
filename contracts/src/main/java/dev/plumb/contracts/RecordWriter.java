package dev.plumb.contracts;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;

/** Writes a map's entries in the order of the schema's fields, no more and no fewer. */
final class RecordWriter implements ValueWriter {

  private record FieldWriter(String name, ValueWriter value) {}

  private final String path;
  private final List<FieldWriter> fields;

  /**
   * @param path empty for the event itself
   */
  RecordWriter(Schema schema, String path) {
    this.path = path;
    this.fields =
        schema.getFields().stream()
            .map(f -> new FieldWriter(f.name(), ValueWriters.of(f.schema(), pathOf(f.name()))))
            .toList();
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    Map<?, ?> values = ValueWriters.expect(Map.class, value, path);
    int known = 0;
    for (FieldWriter field : fields) {
      Object fieldValue = values.get(field.name);
      if (fieldValue != null || values.containsKey(field.name)) {
        known++;
      }
      field.value.write(fieldValue, out);
    }
    if (known < values.size()) {
      throw new IllegalArgumentException(unknownField(values));
    }
  }

  private String unknownField(Map<?, ?> values) {
    return values.keySet().stream()
        .filter(key -> fields.stream().noneMatch(field -> field.name.equals(key)))
        .map(key -> "has no field " + pathOf(String.valueOf(key)))
        .findFirst()
        .orElseThrow();
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
