package dev.plumb.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** One event's example file and schema, and the example as values to encode. */
record GoldenExample(String path, Schema schema, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<GoldenExample> all() {
    return SchemaFiles.paths().stream().map(GoldenExample::at);
  }

  static GoldenExample of(String wireType) {
    return at(wireType.replace('.', '/'));
  }

  private static GoldenExample at(String path) {
    String resource = "/contracts/" + path + ".example.json";
    try (InputStream in = GoldenExample.class.getResourceAsStream(resource)) {
      Schema schema = new Schema.Parser().parse(SchemaFiles.schema(path));
      return new GoldenExample(path, schema, JSON.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  String wireType() {
    return path.replace('/', '.');
  }

  Map<String, Object> fields() {
    return record(schema, json);
  }

  private static Map<String, Object> record(Schema schema, JsonNode json) {
    Map<String, Object> values = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> {
              Schema.Field field = schema.getField(entry.getKey());
              if (field == null) {
                throw new IllegalStateException(schema.getName() + " has no " + entry.getKey());
              }
              values.put(entry.getKey(), value(field.schema(), entry.getValue()));
            });
    return values;
  }

  private static Object value(Schema schema, JsonNode json) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, json);
      case ARRAY -> list(schema.getElementType(), json);
      case STRING ->
          schema.getLogicalType() == null ? json.textValue() : UUID.fromString(json.textValue());
      case LONG ->
          schema.getLogicalType() == null ? json.longValue() : Instant.parse(json.textValue());
      case INT -> json.intValue();
      case BOOLEAN -> json.booleanValue();
      default -> throw new IllegalStateException("no example of a " + schema.getType());
    };
  }

  private static List<Object> list(Schema items, JsonNode json) {
    List<Object> values = new ArrayList<>();
    json.forEach(item -> values.add(value(items, item)));
    return values;
  }

  @Override
  public String toString() {
    return wireType();
  }
}
