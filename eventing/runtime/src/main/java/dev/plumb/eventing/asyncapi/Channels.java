package dev.plumb.eventing.asyncapi;

import dev.plumb.eventing.topology.Answering;
import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.Declaration.Binding;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import dev.plumb.eventing.topology.Topology;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Exchanges and queues, as they are declared on the broker. */
final class Channels {

  private static final String VERSION = "0.3.0";

  /** The types that the AMQP binding has a word for. */
  private static final Set<String> STANDARD = Set.of("topic", "direct", "fanout", "headers");

  private final String virtualHost;
  private final JsonObject all = new JsonObject();

  Channels(String virtualHost) {
    this.virtualHost = virtualHost;
  }

  static String exchange(String name) {
    return "exchange." + name;
  }

  static String queue(String name) {
    return "queue." + name;
  }

  static String partitions(Topology topology) {
    return queue(topology.name()) + ".partition";
  }

  /**
   * @param messages names of what may be in all of them
   */
  void add(Topology topology, List<String> messages) {
    Set<String> partitions =
        IntStream.range(0, topology.partitions())
            .mapToObj(topology::queue)
            .collect(Collectors.toSet());
    String address = topology.name() + ".{partition}";
    UnaryOperator<String> shared = name -> partitions.contains(name) ? address : name;
    for (Declaration each : topology.declarations()) {
      switch (each) {
        case Exchange exchange -> add(exchange, messages);
        case Queue queue -> add(id(queue.name(), partitions, topology), shared, queue, messages);
        case Binding binding ->
            bind(
                binding.toExchange()
                    ? exchange(binding.to())
                    : id(binding.to(), partitions, topology),
                binding);
      }
    }
    all.getJsonObject(partitions(topology))
        .put("parameters", parameter("partition", numbers(topology.partitions())));
  }

  /** What isn't divided into partitions. */
  void add(List<Declaration> declarations, List<String> messages) {
    for (Declaration each : declarations) {
      switch (each) {
        case Exchange exchange -> add(exchange, messages);
        case Queue queue -> add(queue, messages);
        case Binding binding ->
            bind(binding.toExchange() ? exchange(binding.to()) : queue(binding.to()), binding);
      }
    }
  }

  void add(Exchange exchange, List<String> messages) {
    JsonObject described =
        new JsonObject()
            .put("name", exchange.name())
            .put("durable", true)
            .put("autoDelete", false)
            .put("vhost", virtualHost);
    JsonObject amqp = new JsonObject().put("is", "routingKey").put("exchange", described);
    if (STANDARD.contains(exchange.type())) {
      described.put("type", exchange.type());
    } else {
      amqp.put("x-exchange-type", exchange.type());
    }
    channel(
        exchange(exchange.name()),
        exchange.name(),
        exchange.purpose(),
        messages,
        amqp.put("x-arguments", new JsonObject(exchange.arguments())));
  }

  void add(Queue queue, List<String> messages) {
    add(queue(queue.name()), UnaryOperator.identity(), queue, messages);
  }

  /** Where a producer sends again what one consumer misses; that consumer declares it. */
  String addResent(String stream, List<String> messages) {
    String id = "resent." + stream;
    String name = Topology.exchange("{consumer}", stream);
    toConsumer(
        id,
        name,
        "Events of stream " + stream + " for one consumer only, which has declared it.",
        messages);
    return id;
  }

  private void toConsumer(String id, String name, String summary, List<String> messages) {
    channel(
        id,
        name,
        summary,
        messages,
        new JsonObject()
            .put("is", "routingKey")
            .put("exchange", new JsonObject().put("name", name).put("vhost", virtualHost)));
    all.getJsonObject(id)
        .put(
            "parameters",
            new JsonObject()
                .put("consumer", new JsonObject().put("description", "The consuming service.")));
  }

  /** Where a producer answers one consumer, which has declared it. */
  String addAnswers(String stream, List<String> messages) {
    String id = "answers." + stream;
    String name = new Answering("{consumer}", stream).exchange();
    toConsumer(id, name, "Answers to one consumer of stream " + stream + ".", messages);
    return id;
  }

  JsonObject all() {
    return all;
  }

  private void add(String id, UnaryOperator<String> shared, Queue queue, List<String> messages) {
    String name = shared.apply(queue.name());
    JsonObject described =
        new JsonObject()
            .put("name", name)
            .put("durable", true)
            .put("exclusive", false)
            .put("autoDelete", false)
            .put("vhost", virtualHost);
    channel(
        id,
        name,
        queue.purpose(),
        messages,
        new JsonObject()
            .put("is", "queue")
            .put("queue", described)
            .put("x-arguments", new JsonObject(queue.arguments())));
  }

  private void channel(
      String id, String address, String summary, List<String> messages, JsonObject amqp) {
    if (!all.containsKey(id)) {
      all.put(
          id,
          new JsonObject()
              .put("address", address)
              .put("summary", summary)
              .put("messages", Messages.references(messages))
              .put("bindings", new JsonObject().put("amqp", amqp.put("bindingVersion", VERSION))));
    }
  }

  private void bind(String id, Binding binding) {
    JsonObject amqp = all.getJsonObject(id).getJsonObject("bindings").getJsonObject("amqp");
    JsonObject from =
        new JsonObject()
            .put("exchange", binding.exchange())
            .put("routingKey", binding.routingKey());
    JsonArray bound = amqp.getJsonArray("x-bound-to", new JsonArray());
    if (!bound.contains(from)) {
      amqp.put("x-bound-to", bound.add(from));
    }
  }

  private static String id(String queue, Set<String> partitions, Topology topology) {
    return partitions.contains(queue) ? partitions(topology) : queue(queue);
  }

  private static JsonArray numbers(int below) {
    return new JsonArray(IntStream.range(0, below).mapToObj(Integer::toString).toList());
  }

  private static JsonObject parameter(String name, JsonArray values) {
    return new JsonObject()
        .put(
            name,
            new JsonObject()
                .put("description", "One of the queues that share the stream's keys.")
                .put("enum", values));
  }
}
