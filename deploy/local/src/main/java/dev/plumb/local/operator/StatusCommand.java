package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One line a service: what waits there. */
record StatusCommand(List<Service> services, Consumer<String> out) {
  private static final String MOST = "500";

  void run() {
    Table table =
        new Table(
            "SERVICE", "OUTBOX", "OLDEST", "BROKER", "DEAD", "PARKED KEYS", "EFFECTS", "REPLAYS");
    for (Service service : services) {
      JsonNode outbox = service.get("/outbox", Map.of());
      table.add(
          service.name(),
          outbox.path("waiting").asText(),
          outbox.path("oldest").asText("-"),
          broker(outbox.path("relay")),
          count(service, "/dead-letters", "deadLetters"),
          count(service, "/parked", "parked"),
          count(service, "/effects", "effects"),
          running(service));
    }
    out.accept(table.toString());
    services.forEach(this::sayWhatStopped);
  }

  private void sayWhatStopped(Service service) {
    for (JsonNode upstream : service.get("/upstreams", Map.of()).path("upstreams")) {
      if (upstream.has("stoppedAt")) {
        out.accept(
            "%s has stopped applying stream %s: version %s of %s was event %s and came again as %s. %s"
                .formatted(
                    service.name(),
                    upstream.path("stream").asText(),
                    upstream.path("version").asText(),
                    upstream.path("key").asText(),
                    upstream.path("appliedEvent").asText(),
                    upstream.path("contradictingEvent").asText(),
                    upstream.path("whatToDo").asText()));
      }
    }
  }

  private static String broker(JsonNode relay) {
    if (relay.path("blocked").asBoolean()) {
      return "blocked";
    }
    return relay.path("connected").asBoolean() ? "connected" : "away";
  }

  private static String count(Service service, String path, String rows) {
    JsonNode page = service.get(path, Map.of("limit", Optional.of(MOST)));
    return page.path(rows).size() + (page.has("next") ? "+" : "");
  }

  private static long running(Service service) {
    long running = 0;
    for (JsonNode replay : service.get("/replays", Map.of()).path("replays")) {
      running += replay.path("state").asText().equals("RUNNING") ? 1 : 0;
    }
    return running;
  }
}
