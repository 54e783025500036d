package dev.plumb.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A body that is right, and each way in which one of its fields, or all of it, is wrong. */
final class BodyNonsense {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LONG = "a".repeat(20_000);
  private static final String NUL = "a\u0000b";

  /** In an example, of a name that may be left out. */
  private static final String OPTIONAL = "?";

  /**
   * @param named the field that is wrong
   */
  record Wrong(String what, byte[] body, Optional<String> named) {}

  private final JsonNode example;

  /**
   * @param example with {@code ?} behind the name of what may be left out
   */
  BodyNonsense(String example) {
    this.example = parse(example);
  }

  byte[] right() {
    return text(example).getBytes(UTF_8);
  }

  Stream<Wrong> wrong() {
    return Stream.concat(wrongAsAWhole(), wrongFields(example, ""));
  }

  private static Stream<Wrong> wrongAsAWhole() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    for (String text : List.of("", " ", "null", "[]", "5", "\"x\"", "{", "{\"a\":", "\u0000")) {
      bodies.put("body <" + text + ">", text.getBytes(UTF_8));
    }
    bodies.put("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
    bodies.put("deep", "[".repeat(10_000).getBytes(UTF_8));
    bodies.put("an unknown field", "{\"nonsense\": 1}".getBytes(UTF_8));
    bodies.put("2 MB", ("{\"reason\": \"" + "a".repeat(2_000_000) + "\"}").getBytes(UTF_8));
    return bodies.entrySet().stream()
        .map(each -> new Wrong(each.getKey(), each.getValue(), Optional.empty()));
  }

  private Stream<Wrong> wrongFields(JsonNode node, String at) {
    Stream<Wrong> all = Stream.empty();
    if (node.isArray()) {
      return wrongFields(node.get(0), at + "/0");
    }
    for (var field : node.properties()) {
      String place = at + "/" + field.getKey();
      all = Stream.concat(all, wrongValues(place, field.getValue()));
      all = Stream.concat(all, wrongFields(field.getValue(), place));
    }
    return all;
  }

  private Stream<Wrong> wrongValues(String place, JsonNode right) {
    Stream.Builder<String> values = Stream.builder();
    if (!place.endsWith(OPTIONAL)) {
      values.add("null").add("");
    }
    for (String value : List.of("\"\"", text(NUL), text(LONG))) {
      values.add(value);
    }
    if (!right.isTextual()) {
      List.of("\"x\"", "-1", "99999999999999999999999999", "1e400", "1.5").forEach(values);
    }
    if (!right.isBoolean()) {
      values.add("true");
    }
    if (!right.isArray()) {
      values.add("[]").add("[1]");
    }
    if (!right.isObject()) {
      values.add("{}").add("{\"a\": 1}");
    }
    String name = place.substring(place.lastIndexOf('/') + 1).replace(OPTIONAL, "");
    return values
        .build()
        .map(
            value -> new Wrong(name + " = " + shown(value), with(place, value), Optional.of(name)));
  }

  /**
   * @param value JSON; empty for none
   */
  private byte[] with(String place, String value) {
    JsonNode changed = example.deepCopy();
    int last = place.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) changed.at(place.substring(0, last));
    String name = place.substring(last + 1);
    if (value.isEmpty()) {
      parent.remove(name);
      return text(changed).getBytes(UTF_8);
    }
    // As text: a mapper would not write what is no number.
    parent.put(name, "\u2603");
    return text(changed).replace("\"\u2603\"", value).getBytes(UTF_8);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "missing" : value.substring(0, Math.min(40, value.length()));
  }

  private static String text(JsonNode json) {
    return json.toString().replace(OPTIONAL + "\":", "\":");
  }

  private static String text(String value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
