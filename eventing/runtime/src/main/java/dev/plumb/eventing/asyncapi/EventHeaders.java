package dev.plumb.eventing.asyncapi;

import dev.plumb.eventing.wire.CloudEventHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The attributes that every event has as headers. */
final class EventHeaders {

  private static final List<String> OPTIONAL =
      List.of(CloudEventHeaders.EPOCH, CloudEventHeaders.TRACEPARENT);

  private EventHeaders() {}

  static JsonObject schema() {
    JsonObject properties = new JsonObject();
    text(properties, CloudEventHeaders.SPEC_VERSION, "Version of CloudEvents.")
        .put("const", CloudEventHeaders.SUPPORTED);
    text(properties, CloudEventHeaders.ID, "Of this event, wherever and however often it is sent.")
        .put("format", "uuid");
    text(properties, CloudEventHeaders.SOURCE, "The service that tells it.")
        .put("format", "uri-reference");
    text(properties, CloudEventHeaders.STREAM, "The stream it is part of.");
    text(properties, CloudEventHeaders.TYPE, "What has happened, and in which major version.");
    text(properties, CloudEventHeaders.SUBJECT, "The key: what it has happened to.")
        .put("format", "uuid");
    text(properties, CloudEventHeaders.PARTITION_KEY, "The key, for those who distribute.")
        .put("format", "uuid");
    text(
            properties,
            CloudEventHeaders.SEQUENCE,
            "The version of the subject: 1, 2, 3 and so on without a gap; events are applied in"
                + " this sequence.")
        .put("pattern", "^[1-9][0-9]*$");
    text(
            properties,
            CloudEventHeaders.EPOCH,
            "Of the producer's history; begins anew when its database was put back. 1 if absent.")
        .put("pattern", "^[1-9][0-9]*$");
    text(properties, CloudEventHeaders.TIME, "When it happened, RFC 3339.")
        .put("format", "date-time");
    text(properties, CloudEventHeaders.DATA_SCHEMA, "Where its schema lies.")
        .put("format", "uri-reference");
    text(properties, CloudEventHeaders.TRACEPARENT, "W3C trace context; absent without a trace.");
    JsonArray required = new JsonArray();
    properties.fieldNames().stream().filter(it -> !OPTIONAL.contains(it)).forEach(required::add);
    return new JsonObject()
        .put("type", "object")
        .put("description", "CloudEvents 1.0 in binary content mode, as AMQP headers.")
        .put("required", required)
        .put("properties", properties);
  }

  /**
   * @param epoch 1 in a producer's first history
   * @param traceparent null without a trace
   */
  static Map<String, Object> example(
      String source, String stream, String type, int epoch, String traceparent) {
    UUID key = new UUID(0x0197a3b05c007000L, 0x8000000000000001L);
    return CloudEventHeaders.of(
        new UUID(0x0197a3b05c007000L, 0x80000000000000e1L),
        source,
        stream,
        key,
        1,
        epoch,
        type,
        "contracts/" + type.replace('.', '/'),
        Instant.parse("2026-01-15T09:30:00.125Z"),
        traceparent);
  }

  private static JsonObject text(JsonObject properties, String name, String description) {
    JsonObject schema = new JsonObject().put("type", "string").put("description", description);
    properties.put(name, schema);
    return schema;
  }
}
