package dev.plumb.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The example file and schema of one version of an event, and the example as values to encode. */
public record GoldenExample(String path, Schema schema, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the newest minor version of each event. */
  static Stream<GoldenExample> all() {
    Map<String, String> newest = new TreeMap<>();
    SchemaFiles.paths().forEach(path -> newest.put(SchemaFiles.wireType(path), path));
    return newest.values().stream().map(GoldenExample::at);
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
    return SchemaFiles.wireType(path);
  }

  Map<String, Object> fields() {
    return record(schema, json);
  }

  /** As it goes over the wire. */
  public byte[] message() {
    return new Contract(path, schema).encode(fields());
  }

  /** What somebody who reads with that schema gets to see, by the names there. */
  public Map<String, Object> readAs(Schema reader) {
    EventData read = new Contract(path, schema).readAs(reader).decode(message());
    return Getters.readAll(read, reader);
  }

  private static Map<String, Object> record(Schema schema, JsonNode json) {
    Map<String, Object> values = new LinkedHashMap<>();
    json.properties()
        .forEach(
            entry -> {
              Schema.Field field = schema.getField(entry.getKey());
              if (field == null) {
                throw new IllegalArgumentException("has no field " + entry.getKey());
              }
              values.put(entry.getKey(), value(field, entry.getValue()));
            });
    return values;
  }

  private static Object value(Schema.Field field, JsonNode json) {
    try {
      return value(field.schema(), json);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("field " + field.name() + ": " + e.getMessage(), e);
    }
  }

  private static Object value(Schema schema, JsonNode json) {
    boolean plain = schema.getLogicalType() == null;
    return switch (schema.getType()) {
      case RECORD -> record(schema, json);
      case ARRAY -> list(schema.getElementType(), json);
      case STRING -> plain ? text(json) : UUID.fromString(text(json));
      case LONG -> plain ? whole(json).longValue() : Instant.parse(text(json));
      case INT -> whole(json).intValue();
      case BOOLEAN -> json.booleanValue();
      default -> throw new IllegalStateException("no example of a " + schema.getType());
    };
  }

  private static String text(JsonNode json) {
    if (!json.isTextual()) {
      throw new IllegalArgumentException("is " + json + ", and no text");
    }
    return json.textValue();
  }

  private static Number whole(JsonNode json) {
    if (!json.isIntegralNumber()) {
      throw new IllegalArgumentException("is " + json + ", and no whole number");
    }
    return json.numberValue();
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
