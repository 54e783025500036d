package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;

/** What a service's database was published as, from one restore to the next. */
record HistoryCommand(Services services, Words words, Consumer<String> out) {
  private static final String PATH = "/histories";

  void run() {
    String what = words.next("list or begin");
    Service service = services.named(words.next("the service"));
    switch (what) {
      case "list" -> list(service);
      case "begin" -> begin(service);
      default -> throw Failure.wrongUse("history can't " + what);
    }
  }

  private void list(Service service) {
    words.noMore();
    Table table = new Table("EPOCH", "BEGUN AT", "BY", "REASON");
    for (JsonNode history : service.get(PATH, Map.of()).path("histories")) {
      table.add(
          history.path("epoch").asText(),
          history.path("begunAt").asText(),
          history.path("operator").asText("-"),
          history.path("reason").asText("-"));
    }
    out.accept(table.toString());
  }

  private void begin(Service service) {
    String reason =
        words.option("--reason").orElseThrow(() -> Failure.wrongUse("--reason is missing"));
    words.noMore();
    JsonNode begun = service.post(PATH, Map.of("reason", reason));
    out.accept(
        "%s has begun history %s; those who consume it ask for all they know of it anew"
            .formatted(service.name(), begun.path("epoch").asText()));
  }
}
