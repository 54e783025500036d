package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is done about calls to the outside world that wait for a person. */
record EffectsCommand(Services services, Words words, Consumer<String> out) {
  private static final String PATH = "/effects";
  private static final String PAGE = "500";
  private static final Set<String> VERDICTS = Set.of("done", "not-done", "again");

  void run() {
    String what = words.next("list, show or settle");
    switch (what) {
      case "list" -> list();
      case "show" -> show();
      case "settle" -> settle();
      default -> throw Failure.wrongUse("effects list, show or settle, not " + what);
    }
  }

  private void list() {
    List<Service> asked = services.of(words.option("--service"));
    Map<String, Optional<String>> query = new HashMap<>();
    query.put("state", words.option("--state"));
    query.put("key", words.option("--key"));
    query.put("provider", words.option("--provider"));
    query.put("limit", Optional.of(PAGE));
    words.noMore();
    Table table = EffectTable.empty();
    for (Service service : asked) {
      query.put("after", Optional.empty());
      do {
        JsonNode page = service.get(PATH, query);
        page.path("effects").forEach(effect -> EffectTable.add(table, service.name(), effect));
        query.put("after", Optional.ofNullable(page.get("next")).map(JsonNode::asText));
      } while (query.get("after").isPresent());
    }
    out.accept(table.isEmpty() ? "no such effects" : table.toString());
  }

  private void show() {
    Service service = service();
    String id = id();
    words.noMore();
    out.accept(service.get(PATH + "/" + id, Map.of()).toPrettyString());
  }

  private void settle() {
    Service service = service();
    String id = id();
    String verdict =
        words
            .option("--as")
            .filter(VERDICTS::contains)
            .orElseThrow(() -> Failure.wrongUse("--as says what became of it: " + VERDICTS));
    String reason =
        words
            .option("--reason")
            .orElseThrow(() -> Failure.wrongUse("--reason says how you know, for those after you"));
    boolean dryRun = words.isOn("--dry-run");
    words.noMore();
    String path = PATH + "/" + id + "/settle" + (dryRun ? "?dryRun=true" : "");
    JsonNode settled = service.post(path, Map.of("as", verdict, "reason", reason));
    Table table = new Table("ID", "LEDGER", "CHANGE", "CALLED NEXT");
    table.add(
        id,
        settled.path("ledger").asText(),
        settled.path("change").asText(),
        settled.path("next").asText("-"));
    out.accept(dryRun ? table + "\nnothing was changed" : table.toString());
  }

  private Service service() {
    return services.named(words.next("the service"));
  }

  private String id() {
    String id = words.next("the effect's id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Failure.wrongUse("an effect's id is a number, not " + id);
    }
    return id;
  }
}
