package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is done about events that can't be applied. */
record DeadLettersCommand(Services services, Words words, Consumer<String> out) {
  private static final String PATH = "/dead-letters";
  private static final String PAGE = "500";
  private static final int REASON_WIDTH = 60;

  void run() {
    String what = words.next("list, show, redrive or discard");
    switch (what) {
      case "list" -> list();
      case "show" -> show();
      case "redrive" -> redrive();
      case "discard" -> discard();
      default -> throw Failure.wrongUse("dead-letters list, show, redrive or discard, not " + what);
    }
  }

  private void list() {
    List<Service> asked = services.of(words.option("--service"));
    Map<String, Optional<String>> query = new HashMap<>();
    query.put("stream", words.option("--stream"));
    query.put("key", words.option("--key"));
    query.put("reason", words.option("--reason"));
    query.put("olderThan", words.option("--older-than"));
    query.put("limit", Optional.of(PAGE));
    words.noMore();
    Table table =
        new Table("SERVICE", "ID", "STREAM", "KEY", "VERSION", "TYPE", "DIED AT", "REASON");
    for (Service service : asked) {
      query.put("after", Optional.empty());
      do {
        JsonNode page = service.get(PATH, query);
        page.path("deadLetters").forEach(letter -> add(table, service, letter));
        query.put("after", Optional.ofNullable(page.get("next")).map(JsonNode::asText));
      } while (query.get("after").isPresent());
    }
    out.accept(table.isEmpty() ? "no dead letters" : table.toString());
  }

  private static void add(Table table, Service service, JsonNode letter) {
    String reason = letter.path("reason").asText().lines().findFirst().orElse("");
    table.add(
        service.name(),
        letter.path("id").asText(),
        letter.path("stream").asText(),
        letter.path("key").asText("-"),
        letter.path("version").asText("-"),
        letter.path("type").asText("-"),
        letter.path("diedAt").asText(),
        reason.substring(0, Math.min(REASON_WIDTH, reason.length())));
  }

  private void show() {
    Service service = service();
    String id = id();
    words.noMore();
    out.accept(service.get(PATH + "/" + id, Map.of()).toPrettyString());
  }

  private void redrive() {
    Service service = service();
    Optional<String> reason = words.option("--reason");
    if (reason.isPresent()) {
      Optional<String> stream = words.option("--stream");
      words.noMore();
      redriveAll(service, reason.get(), stream);
      return;
    }
    String id = id();
    boolean dryRun = words.isOn("--dry-run");
    words.noMore();
    if (dryRun) {
      rehearse(service, id);
    } else {
      ended(List.of(service.post(PATH + "/" + id + "/redrive", Map.of())));
    }
  }

  private void rehearse(Service service, String id) {
    JsonNode answer = service.post(PATH + "/" + id + "/redrive?dryRun=true", Map.of());
    Table table = new Table("VERSION", "TYPE", "WOULD BE", "CHANGE", "EVENTS", "EFFECTS");
    for (JsonNode step : answer.path("steps")) {
      table.add(
          step.path("version").asText(),
          step.path("type").asText(),
          step.path("outcome").asText(),
          step.path("change").asText(),
          words(step.path("events")),
          words(step.path("effects")));
    }
    out.accept(table + "\nnothing was changed");
  }

  private void redriveAll(Service service, String reason, Optional<String> stream) {
    Map<String, Object> body = new HashMap<>();
    body.put("reason", reason);
    stream.ifPresent(name -> body.put("stream", name));
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      page = service.post(PATH + "/redrive", body);
      page.path("redriven").forEach(all::add);
      body.put("after", page.path("next").asLong());
    } while (page.has("next"));
    ended(all);
  }

  private void discard() {
    Service service = service();
    String id = id();
    String reason =
        words
            .option("--reason")
            .orElseThrow(() -> Failure.wrongUse("--reason says why, for those who ask later"));
    words.noMore();
    ended(List.of(service.post(PATH + "/" + id + "/discard", Map.of("reason", reason))));
  }

  /** A key that waits for a person still, or again, is no success. */
  private void ended(List<JsonNode> letters) {
    Table table = new Table("ID", "KEY", "VERSION", "OUTCOME", "RELEASED", "WAITS FOR", "WHY");
    boolean waits = false;
    for (JsonNode letter : letters) {
      waits |= letter.has("stoppedAt");
      table.add(
          letter.path("id").asText(),
          letter.path("key").asText("-"),
          letter.path("version").asText("-"),
          letter.path("outcome").asText(),
          letter.path("released").asText(),
          letter.has("stoppedAt") ? "dead letter " + letter.path("stoppedAt").asText() : "-",
          letter.path("why").asText("-"));
    }
    out.accept(table.isEmpty() ? "no such dead letters" : table.toString());
    if (waits) {
      throw Failure.refused("not all of them go on: see WAITS FOR");
    }
  }

  private Service service() {
    return services.named(words.next("the service"));
  }

  private String id() {
    String id = words.next("the dead letter's id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Failure.wrongUse("a dead letter's id is a number, not " + id);
    }
    return id;
  }

  private static String words(JsonNode array) {
    StringBuilder words = new StringBuilder();
    array.forEach(word -> words.append(words.isEmpty() ? "" : ", ").append(word.asText()));
    return words.isEmpty() ? "-" : words.toString();
  }
}
