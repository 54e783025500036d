package dev.plumb.eventing.asyncapi;

import dev.plumb.eventing.wire.CloudEventHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;

/** What travels, each described once. */
final class Messages {

  /** Of the tools that read such documents; Avro's own versions differ in nothing used here. */
  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";

  private final JsonObject all = new JsonObject();

  void add(String name, JsonObject message) {
    all.put(name, message);
  }

  void add(EventContract contract, String stream, String source) {
    JsonObject schema = new JsonObject(contract.schema());
    JsonObject message =
        new JsonObject()
            .put("name", contract.type())
            .put("title", schema.getString("name"))
            .put("summary", schema.getString("doc"))
            .put("contentType", CloudEventHeaders.CONTENT_TYPE)
            .put("headers", new JsonObject().put("$ref", "#/components/schemas/event-headers"))
            .put("payload", new JsonObject().put("schemaFormat", AVRO).put("schema", schema));
    JsonObject headers =
        new JsonObject(
            new TreeMap<>(EventHeaders.example(source, stream, contract.type(), 1, null)));
    add(
        contract.type(),
        message.put(
            "examples",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("name", "golden")
                        .put("summary", "As JSON; on the wire the payload is binary.")
                        .put("headers", headers)
                        .put("payload", new JsonObject(contract.example())))));
  }

  JsonObject all() {
    return all;
  }

  /** For a channel. */
  static JsonObject references(List<String> names) {
    JsonObject references = new JsonObject();
    names.forEach(
        name ->
            references.put(name, new JsonObject().put("$ref", "#/components/messages/" + name)));
    return references;
  }

  /** For an operation on that channel. */
  static JsonArray references(String channel, List<String> names) {
    JsonArray references = new JsonArray();
    names.forEach(
        name ->
            references.add(
                new JsonObject().put("$ref", "#/channels/" + channel + "/messages/" + name)));
    return references;
  }
}
