package dev.plumb.systemtests.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.local.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Exchanges, queues and bindings in all virtual hosts, each as a line of text with all that it was
 * declared with. What RabbitMQ has of its own is left out.
 */
public final class BrokerTopology {

  private BrokerTopology() {}

  public static SortedSet<String> live(Rabbit rabbit) {
    SortedSet<String> lines = new TreeSet<>();
    for (JsonNode it : get(rabbit, "exchanges")) {
      if (!it.get("name").asText().isEmpty() && !it.get("name").asText().startsWith("amq.")) {
        lines.add(
            exchange(it.get("vhost"), it.get("name").asText(), it.get("type").asText(), it)
                + arguments(it.get("arguments")));
      }
    }
    for (JsonNode it : get(rabbit, "queues")) {
      lines.add(
          queue(it.get("vhost"), it.get("name").asText(), it, it.get("exclusive").asBoolean())
              + arguments(it.get("arguments")));
    }
    for (JsonNode it : get(rabbit, "bindings")) {
      if (!it.get("source").asText().isEmpty()) {
        lines.add(
            binding(
                it.get("vhost"),
                it.get("source"),
                it.get("destination_type").asText(),
                it.get("destination").asText(),
                it.get("routing_key")));
      }
    }
    return lines;
  }

  /** As AsyncAPI documents say. */
  public static SortedSet<String> declared(List<JsonNode> documents) {
    SortedSet<String> lines = new TreeSet<>();
    for (JsonNode document : documents) {
      for (JsonNode channel : document.get("channels")) {
        JsonNode amqp = channel.at("/bindings/amqp");
        if (amqp.has("x-arguments")) {
          names(channel).forEach(name -> lines.addAll(lines(name, amqp)));
        }
      }
    }
    return lines;
  }

  private static List<String> lines(String name, JsonNode amqp) {
    List<String> lines = new ArrayList<>();
    boolean isQueue = amqp.get("is").asText().equals("queue");
    JsonNode described = amqp.get(isQueue ? "queue" : "exchange");
    String type = described.path("type").asText(amqp.path("x-exchange-type").asText());
    lines.add(
        (isQueue
                ? queue(
                    described.get("vhost"), name, described, described.get("exclusive").asBoolean())
                : exchange(described.get("vhost"), name, type, described))
            + arguments(amqp.get("x-arguments")));
    for (JsonNode bound : amqp.path("x-bound-to")) {
      lines.add(
          binding(
              described.get("vhost"),
              bound.get("exchange"),
              isQueue ? "queue" : "exchange",
              name,
              bound.get("routingKey")));
    }
    return lines;
  }

  /** One for each value of its parameter. */
  private static Stream<String> names(JsonNode channel) {
    String address = channel.get("address").asText();
    return channel.path("parameters").properties().stream()
        .map(
            parameter ->
                parameter
                    .getValue()
                    .get("enum")
                    .valueStream()
                    .map(value -> address.replace("{" + parameter.getKey() + "}", value.asText())))
        .findFirst()
        .orElseGet(() -> Stream.of(address));
  }

  private static String exchange(JsonNode host, String name, String type, JsonNode it) {
    return "%s exchange %s %s%s%s"
        .formatted(host.asText(), name, type, durable(it), autoDelete(it));
  }

  private static String queue(JsonNode host, String name, JsonNode it, boolean exclusive) {
    return "%s queue %s%s%s%s"
        .formatted(host.asText(), name, durable(it), autoDelete(it), exclusive ? " exclusive" : "");
  }

  private static String binding(
      JsonNode host, JsonNode from, String kind, String to, JsonNode routingKey) {
    return "%s binding %s -> %s %s by '%s'"
        .formatted(host.asText(), from.asText(), kind, to, routingKey.asText());
  }

  private static String durable(JsonNode it) {
    return it.get("durable").asBoolean() ? " durable" : " passing";
  }

  private static String autoDelete(JsonNode it) {
    return it.path("auto_delete").asBoolean() || it.path("autoDelete").asBoolean()
        ? " auto-delete"
        : "";
  }

  private static String arguments(JsonNode arguments) {
    Map<String, String> sorted = new TreeMap<>();
    arguments.properties().forEach(it -> sorted.put(it.getKey(), it.getValue().asText()));
    return " " + sorted;
  }

  private static JsonNode get(Rabbit rabbit, String what) {
    String login = rabbit.user() + ":" + rabbit.password();
    String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return new Http("http://" + rabbit.host() + ":" + rabbit.managementPort())
        .send("GET", "/api/" + what, null, Map.of("Authorization", "Basic " + basic))
        .body();
  }
}
