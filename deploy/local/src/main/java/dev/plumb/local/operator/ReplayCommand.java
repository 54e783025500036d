package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Publishing what a service's log has, once more, to one consumer. */
record ReplayCommand(Services services, Words words, Consumer<String> out) {
  /** What a service publishes, where it isn't called as the service is. */
  private static final Map<String, String> STREAMS =
      Map.of("billing", "payment", "shipping", "shipment");

  private static final String PATH = "/replays";
  private static final long BETWEEN_LOOKS = 500_000_000;

  void run() {
    String what = words.next("the service, or list, show or cancel");
    switch (what) {
      case "list" -> list();
      case "show" -> {
        Service service = service();
        String id = id();
        words.noMore();
        show(service.get(PATH + "/" + id, Map.of()));
      }
      case "cancel" -> {
        Service service = service();
        String id = id();
        words.noMore();
        show(service.delete(PATH + "/" + id));
      }
      default -> begin(services.named(what));
    }
  }

  private void begin(Service service) {
    Map<String, Object> body = new HashMap<>();
    body.put("stream", STREAMS.getOrDefault(service.name(), service.name()));
    for (String name : new String[] {"stream", "consumer", "key", "since", "before"}) {
      words.option("--" + name).ifPresent(value -> body.put(name, value));
    }
    words.option("--rate").ifPresent(rate -> body.put("eventsPerSecond", number(rate)));
    if (words.isOn("--all")) {
      body.put("all", true);
    }
    boolean wait = !words.isOn("--no-wait");
    words.noMore();
    JsonNode replay = service.post(PATH, body);
    while (wait && replay.path("state").asText().equals("RUNNING")) {
      out.accept(progress(replay));
      LockSupport.parkNanos(BETWEEN_LOOKS);
      replay = service.get(PATH + "/" + replay.path("id").asText(), Map.of());
    }
    show(replay);
  }

  private void list() {
    Service service = service();
    words.noMore();
    Table table =
        new Table("ID", "STREAM", "TO", "STATE", "PUBLISHED", "EVENTS", "STARTED", "FAULT");
    for (JsonNode replay : service.get(PATH, Map.of()).path("replays")) {
      table.add(
          replay.path("id").asText(),
          replay.path("stream").asText(),
          replay.path("consumer").asText(),
          replay.path("state").asText(),
          replay.path("published").asText(),
          replay.path("events").asText(),
          replay.path("startedAt").asText(),
          replay.path("fault").asText("-"));
    }
    out.accept(table.isEmpty() ? "no replays" : table.toString());
  }

  private void show(JsonNode replay) {
    out.accept(progress(replay));
    if (replay.path("state").asText().equals("FAILED")) {
      throw Failure.refused(replay.path("fault").asText());
    }
  }

  private static String progress(JsonNode replay) {
    String line =
        "replay %s of %s to %s: %s, %s of %s events published"
            .formatted(
                replay.path("id").asText(),
                replay.path("stream").asText(),
                replay.path("consumer").asText(),
                replay.path("state").asText(),
                replay.path("published").asText(),
                replay.path("events").asText());
    return replay.has("fault") ? line + "; waits: " + replay.path("fault").asText() : line;
  }

  private Service service() {
    return services.named(words.next("the service"));
  }

  private String id() {
    return words.next("the replay's id");
  }

  private static int number(String rate) {
    if (!rate.matches("[1-9][0-9]{0,6}")) {
      throw Failure.wrongUse("--rate takes events per second, not " + rate);
    }
    return Integer.parseInt(rate);
  }
}
