package dev.plumb.eventing.asyncapi;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.KeyVersions;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.control.Question;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.control.Question.Resend;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What consumers and producers say beside the events, each described by one that is sent. */
final class ControlMessages {

  private static final Map<String, String> HEADERS =
      Map.of(
          "consumer", "The service that asks.",
          "after", "A position in the log; 0 is its beginning.",
          "up-to", "The position to ask for next; nothing will ever be added below.",
          "more", "There is more behind it already.",
          "epoch", "Of the producer's present history.");

  private static final KeyVersion ONE =
      new KeyVersion(new UUID(0x0197a3b05c007000L, 0x8000000000000001L), 2);
  private static final UUID ID = new UUID(0x0197a3b05c007000L, 0x80000000000000c1L);

  private ControlMessages() {}

  /**
   * @param consumer who asks
   * @return its name
   */
  static String look(String consumer, Messages messages) {
    Question look = new Look(consumer, 0, ID, Look.TO_ME);
    return add(
        messages,
        "Look",
        "Asks which versions the log has behind a position.",
        look.properties(),
        look.body());
  }

  static String page(Messages messages) {
    Page page = new Page(ID, 0, 1, false, List.of(ONE));
    return add(
        messages,
        "Page",
        "Answers a look: the highest version of each key in this part of the log.",
        page.properties(),
        page.body());
  }

  static String resend(String consumer, Messages messages) {
    Question resend = new Resend(consumer, List.of(ONE));
    return add(
        messages,
        "Resend",
        "Asks for events that have not arrived; at most %d.".formatted(Resend.LIMIT),
        resend.properties(),
        resend.body());
  }

  private static String add(
      Messages messages, String title, String summary, BasicProperties properties, byte[] body) {
    String type = properties.getType();
    messages.add(
        type,
        new JsonObject()
            .put("name", type)
            .put("title", title)
            .put("summary", summary)
            .put("contentType", "application/octet-stream")
            .put("headers", headers(properties.getHeaders()))
            .put("payload", payload(body))
            .put(
                "bindings", new JsonObject().put("amqp", new JsonObject().put("messageType", type)))
            .put(
                "examples",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("name", "one")
                            .put("summary", "The payload in Base64.")
                            .put("headers", new JsonObject(new TreeMap<>(properties.getHeaders())))
                            .put("payload", Base64.getEncoder().encodeToString(body)))));
    return type;
  }

  private static JsonObject headers(Map<String, Object> headers) {
    JsonObject properties = new JsonObject();
    new TreeMap<>(headers)
        .forEach(
            (name, value) ->
                properties.put(
                    name,
                    new JsonObject()
                        .put("type", type(value))
                        .put("description", HEADERS.get(name))));
    return new JsonObject()
        .put("type", "object")
        .put("required", new JsonArray(List.copyOf(new TreeMap<>(headers).keySet())))
        .put("properties", properties);
  }

  private static String type(Object value) {
    return switch (value) {
      case Number _ -> "integer";
      case Boolean _ -> "boolean";
      default -> "string";
    };
  }

  private static JsonObject payload(byte[] body) {
    JsonObject schema = new JsonObject().put("type", "string").put("contentEncoding", "base64");
    return body.length == 0
        ? schema.put("maxLength", 0).put("description", "Empty.")
        : schema.put(
            "description",
            "Keys and versions, 24 bytes each, big endian: a UUID (16) and a number (8). At most %d."
                .formatted(KeyVersions.LIMIT));
  }
}
