package dev.plumb.eventing.asyncapi;

import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Handling;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.topology.Answering;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Questions;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.eventing.wire.CloudEventHeaders;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a service says and hears, as an AsyncAPI 3 document
 * (https://www.asyncapi.com/docs/reference/specification/v3.0.0), out of what the code declares.
 */
final class AsyncApi {

  private final String service;
  private final String source;
  private final EventContracts contracts;
  private final Messages messages = new Messages();
  private final Channels channels;
  private final JsonObject operations = new JsonObject();

  /**
   * @param source the CloudEvents source of what is published
   */
  AsyncApi(String service, String source, String virtualHost, EventContracts contracts) {
    this.service = service;
    this.source = source;
    this.contracts = contracts;
    this.channels = new Channels(virtualHost);
  }

  void publishes(StateSource states) {
    String stream = states.stream();
    List<String> events = described(stream, states.types()::contains);
    channels.add(Exchange.of(stream), events);
    operation(
        "publish-" + stream,
        "send",
        Channels.exchange(stream),
        "Tells every event of stream %s, in version order for each key.".formatted(stream),
        events);
    operation(
        "resend-" + stream,
        "send",
        channels.addResent(stream, events),
        "Tells one consumer again what it misses of stream %s.".formatted(stream),
        events);
    answers(stream);
  }

  void consumes(Topology topology, EventTable<?> table) {
    String stream = topology.stream();
    List<String> events = described(stream, type -> table.handling(type) != Handling.UNKNOWN);
    channels.add(topology, events);
    operation(
        "consume-" + stream,
        "receive",
        Channels.partitions(topology),
        "Applies the events of stream %s, once and in version order for each key."
            .formatted(stream),
        events);
    operation(
        "consume-unrouted-" + stream,
        "receive",
        Channels.queue(topology.unrouted()),
        "Applies events of stream %s that found no partition.".formatted(stream),
        events);
    handling("consume-" + stream, table, events);
    asks(stream);
  }

  JsonObject document(String version) {
    return new JsonObject()
        .put("asyncapi", "3.0.0")
        .put(
            "info",
            new JsonObject()
                .put("title", "Events of " + service)
                .put("version", version)
                .put(
                    "description",
                    "Body: Avro's single-object encoding, with the fingerprint of the writer's"
                        + " schema. Repeats, gaps and any sequence are expected: what counts is"
                        + " the version in `"
                        + CloudEventHeaders.SEQUENCE
                        + "`."))
        .put("defaultContentType", CloudEventHeaders.CONTENT_TYPE)
        .put("channels", channels.all())
        .put("operations", operations)
        .put(
            "components",
            new JsonObject()
                .put("schemas", new JsonObject().put("event-headers", EventHeaders.schema()))
                .put("messages", messages.all()));
  }

  private List<String> described(String stream, Predicate<String> wanted) {
    List<EventContract> found =
        contracts.of(stream).stream().filter(contract -> wanted.test(contract.type())).toList();
    found.forEach(contract -> messages.add(contract, stream, source));
    return found.stream().map(EventContract::type).toList();
  }

  private void answers(String stream) {
    questions(stream);
    String queue = Channels.queue(new Questions(stream).queue());
    operation(
            "answer-looks-" + stream,
            "receive",
            queue,
            "Tells a consumer which versions the log of stream %s has.".formatted(stream),
            List.of(ControlMessages.look(service, messages)))
        .put("reply", reply(channels.addAnswers(stream, page())));
    operation(
        "answer-resends-" + stream,
        "receive",
        queue,
        "Sends what a consumer misses of stream %s.".formatted(stream),
        List.of(ControlMessages.resend(service, messages)));
  }

  private void asks(String stream) {
    questions(stream);
    Answering answering = new Answering(service, stream);
    channels.add(answering.declarations(), page());
    String exchange = Channels.exchange(new Questions(stream).exchange());
    operation(
            "look-" + stream,
            "send",
            exchange,
            "Asks which versions of stream %s there are, to compare.".formatted(stream),
            List.of(ControlMessages.look(service, messages)))
        .put("reply", reply(Channels.queue(answering.queue())));
    operation(
        "ask-" + stream,
        "send",
        exchange,
        "Asks for events of stream %s that have not arrived.".formatted(stream),
        List.of(ControlMessages.resend(service, messages)));
  }

  private void questions(String stream) {
    channels.add(
        new Questions(stream).declarations(),
        List.of(
            ControlMessages.look(service, messages), ControlMessages.resend(service, messages)));
  }

  private List<String> page() {
    return List.of(ControlMessages.page(messages));
  }

  private JsonObject reply(String channel) {
    return new JsonObject()
        .put("channel", new JsonObject().put("$ref", "#/channels/" + channel))
        .put("messages", Messages.references(channel, page()));
  }

  private JsonObject operation(
      String id, String action, String channel, String summary, List<String> names) {
    JsonObject operation =
        new JsonObject()
            .put("action", action)
            .put("channel", new JsonObject().put("$ref", "#/channels/" + channel))
            .put("summary", summary)
            .put("messages", Messages.references(channel, names));
    operations.put(id, operation);
    return operation;
  }

  private void handling(String operation, EventTable<?> table, List<String> events) {
    JsonObject handling = new JsonObject();
    events.forEach(type -> handling.put(type, table.handling(type).name()));
    operations.getJsonObject(operation).put("x-handling", handling);
  }
}
