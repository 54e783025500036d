package dev.plumb.systemtests.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is wrong with an AsyncAPI document. */
public record AsyncApiLint(JsonNode document) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Validator OFFICIAL = official();

  public List<String> objections() {
    List<String> all = new ArrayList<>(byTheStandard());
    each("operations", this::operation, all);
    each("channels", this::channel, all);
    document
        .at("/components/messages")
        .properties()
        .forEach(message -> message(message.getKey(), message.getValue(), all));
    document
        .findParents("$ref")
        .forEach(
            node -> {
              String ref = node.get("$ref").asText();
              if (document.at(ref.substring(1)).isMissingNode()) {
                all.add(ref + " leads nowhere");
              }
            });
    return all;
  }

  private List<String> byTheStandard() {
    OutputUnit result = OFFICIAL.validate(new JsonObject(document.toString()));
    return result.getValid()
        ? List.of()
        : Objects.requireNonNullElse(result.getErrors(), List.<OutputUnit>of()).stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }

  private interface Rule {
    void look(String name, JsonNode node, List<String> objections);
  }

  private void each(String what, Rule rule, List<String> all) {
    document.path(what).properties().forEach(it -> rule.look(it.getKey(), it.getValue(), all));
  }

  private void operation(String name, JsonNode operation, List<String> all) {
    need(operation, "summary", "operation " + name, all);
    need(operation, "messages", "operation " + name, all);
  }

  private void channel(String name, JsonNode channel, List<String> all) {
    need(channel, "summary", "channel " + name, all);
    need(channel, "messages", "channel " + name, all);
  }

  private void message(String name, JsonNode message, List<String> all) {
    for (String part : List.of("title", "summary", "contentType", "headers", "payload")) {
      need(message, part, "message " + name, all);
    }
    need(message, "examples", "message " + name, all);
    for (JsonNode example : message.path("examples")) {
      need(example, "headers", "example of message " + name, all);
      if (!example.has("payload")) {
        all.add("example of message " + name + " has no payload");
      }
    }
    JsonNode headers = message.path("headers");
    JsonNode described =
        headers.has("$ref") ? document.at(headers.get("$ref").asText().substring(1)) : headers;
    for (Map.Entry<String, JsonNode> header : described.path("properties").properties()) {
      need(header.getValue(), "description", name + ", header " + header.getKey(), all);
    }
    avro(name, message.at("/payload/schema"), all);
  }

  /** A record's fields, and those of the records in it. */
  private void avro(String place, JsonNode schema, List<String> all) {
    for (JsonNode field : schema.path("fields")) {
      String at = place + ", field " + field.path("name").asText();
      need(field, "doc", at, all);
      JsonNode type = field.path("type");
      if (List.of("int", "long", "float", "double").contains(type.asText())) {
        need(field, "unit", at, all);
      }
      avro(at, type, all);
      avro(at, type.path("items"), all);
    }
  }

  private static void need(JsonNode node, String part, String place, List<String> all) {
    JsonNode found = node.path(part);
    if (found.isMissingNode()
        || found.isNull()
        || found.isTextual() && found.asText().isBlank()
        || found.isContainerNode() && found.isEmpty()) {
      all.add(place + " has no " + part);
    }
  }

  private static Validator official() {
    try (InputStream in = AsyncApiLint.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
      return Validator.create(
          JsonSchema.of(new JsonObject(JSON.readTree(in).toString())),
          new JsonSchemaOptions()
              .setBaseUri("https://plumb.invalid/")
              .setDraft(Draft.DRAFT7)
              .setOutputFormat(OutputFormat.Basic));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
