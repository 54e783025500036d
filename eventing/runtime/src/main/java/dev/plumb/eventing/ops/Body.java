package dev.plumb.eventing.ops;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A request's body: a JSON object, or nothing. A field that isn't known is refused. */
final class Body {

  static final int TEXT_LENGTH = 1000;

  private final JsonObject json;

  private Body(JsonObject json) {
    this.json = json;
  }

  static Body of(String text, String... known) {
    Body body = new Body(text == null || text.isBlank() ? new JsonObject() : parse(text));
    for (String name : body.json.fieldNames()) {
      if (!List.of(known).contains(name)) {
        throw new BadRequest(
            known.length == 0
                ? "There is nothing to say in the body here."
                : "The body has an unknown field; known are " + List.of(known) + ".");
      }
    }
    return body;
  }

  private static JsonObject parse(String text) {
    try {
      if (!text.stripLeading().startsWith("{")) {
        throw new BadRequest("The body is no JSON object.");
      }
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException notAnObject) {
      throw new BadRequest("The body is no JSON object.");
    }
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new BadRequest("The field " + name + " is missing."));
  }

  Optional<String> text(String name) {
    Object value = json.getValue(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text) || text.isBlank() || text.indexOf('\0') >= 0) {
      throw new BadRequest("The field " + name + " is empty or no text.");
    }
    if (text.length() > TEXT_LENGTH) {
      throw new BadRequest(
          "The field %s is longer than %d characters.".formatted(name, TEXT_LENGTH));
    }
    return Optional.of(text);
  }

  /** At least one, none twice. */
  List<UUID> uuids(String name, int atMost) {
    if (!(json.getValue(name) instanceof JsonArray array) || array.isEmpty()) {
      throw new BadRequest("The field " + name + " is no list of UUIDs, or an empty one.");
    }
    if (array.size() > atMost) {
      throw new BadRequest("The field %s has more than %d.".formatted(name, atMost));
    }
    return array.stream()
        .map(each -> Values.uuid("One of the field " + name, String.valueOf(each)))
        .distinct()
        .toList();
  }

  Optional<Integer> number(String name, int atMost) {
    Object value = json.getValue(name);
    return Optional.ofNullable(value)
        .map(
            it -> Values.number("The field " + name, it instanceof Integer ? "" + it : "", atMost));
  }

  boolean flag(String name) {
    return switch (json.getValue(name)) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw new BadRequest("The field " + name + " is neither true nor false.");
    };
  }

  long id(String name) {
    Object value = json.getValue(name);
    return value == null
        ? 0
        : Values.id("The field " + name, value instanceof Number ? "" + value : "");
  }
}
