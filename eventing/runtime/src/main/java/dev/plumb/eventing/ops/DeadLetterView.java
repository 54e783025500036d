package dev.plumb.eventing.ops;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.DeadLetter;
import dev.plumb.eventing.inbox.Redriven;
import dev.plumb.eventing.inbox.Rehearsed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dead letters, and what became of them, as JSON. */
final class DeadLetterView {

  /** Headers of this prefix are attributes, and those are never personal. */
  private static final String ATTRIBUTE = "cloudEvents:";

  private static final String TYPE = ATTRIBUTE + "type";
  private static final String HIDDEN = "(hidden)";

  private final PayloadView payloads;

  DeadLetterView(PayloadView payloads) {
    this.payloads = payloads;
  }

  static JsonObject row(DeadLetter letter) {
    JsonObject row = new JsonObject().put("id", letter.id()).put("stream", letter.stream());
    letter
        .event()
        .ifPresent(
            event ->
                row.put("key", event.key().toString())
                    .put("version", event.version())
                    .put("type", event.type()));
    return row.put("reason", letter.reason()).put("diedAt", letter.diedAt().toString());
  }

  /** With everything that isn't personal. */
  JsonObject whole(DeadLetter letter) {
    JsonObject whole = row(letter);
    letter.event().ifPresent(event -> attributes(whole, event));
    if (letter.event().isEmpty()) {
      whole.put("headers", headers(letter.headers()));
    }
    whole.put("bytes", letter.body().length);
    type(letter).ifPresent(type -> payload(whole, type, letter.body()));
    return whole;
  }

  static JsonObject redriven(Redriven redriven) {
    JsonObject json =
        row(redriven.letter())
            .put("outcome", redriven.end().name())
            .put("released", redriven.released());
    json.remove("reason");
    json.remove("diedAt");
    redriven.why().ifPresent(why -> json.put("why", why));
    redriven.stoppedAt().ifPresent(next -> json.put("stoppedAt", next));
    return json;
  }

  static JsonObject rehearsed(List<Rehearsed> steps) {
    JsonArray array = new JsonArray();
    for (Rehearsed step : steps) {
      array.add(
          new JsonObject()
              .put("version", step.version())
              .put("type", step.type())
              .put("outcome", step.outcome().name())
              .put("change", step.change())
              .put("events", new JsonArray(step.events()))
              .put("effects", new JsonArray(step.effects())));
    }
    return new JsonObject().put("dryRun", true).put("steps", array);
  }

  private static void attributes(JsonObject whole, ReceivedEvent event) {
    whole
        .put("eventId", event.id().toString())
        .put("source", event.source())
        .put("schema", event.schema())
        .put("occurredAt", event.occurredAt().toString());
    event.traceparent().ifPresent(trace -> whole.put("traceparent", trace));
  }

  private static JsonObject headers(Map<String, String> headers) {
    JsonObject shown = new JsonObject();
    headers.forEach((name, value) -> shown.put(name, name.startsWith(ATTRIBUTE) ? value : HIDDEN));
    return shown;
  }

  private static Optional<String> type(DeadLetter letter) {
    return letter
        .event()
        .map(ReceivedEvent::type)
        .or(() -> Optional.ofNullable(letter.headers().get(TYPE)));
  }

  private void payload(JsonObject whole, String type, byte[] body) {
    try {
      Map<String, Object> payload = payloads.of(type, body);
      if (!payload.isEmpty()) {
        whole.put("payload", new JsonObject(payload));
      }
    } catch (RuntimeException unreadable) {
      whole.put("unreadable", "" + unreadable.getMessage());
    }
  }
}
