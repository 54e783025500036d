package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is missing, and giving up what nobody can tell any more. */
record GapsCommand(Services services, Words words, Consumer<String> out) {
  private static final String PATH = "/gaps";
  private static final String PAGE = "500";
  private static final int SHOWN = 5;

  void run() {
    String what = words.next("list or dismiss");
    switch (what) {
      case "list" -> list();
      case "dismiss" -> dismiss();
      default -> throw Failure.wrongUse("gaps list or dismiss, not " + what);
    }
  }

  private void list() {
    List<Service> asked = services.of(words.option("--service"));
    Optional<String> stream = words.option("--stream");
    words.noMore();
    Table table =
        new Table("SERVICE", "STREAM", "KEY", "APPLIED", "MISSING", "UP TO", "ASKED", "SINCE");
    for (Service service : asked) {
      Optional<String> after = Optional.empty();
      do {
        JsonNode page =
            service.get(PATH, Map.of("stream", stream, "after", after, "limit", Optional.of(PAGE)));
        page.path("gaps").forEach(gap -> add(table, service, gap));
        after = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
      } while (after.isPresent());
    }
    out.accept(table.isEmpty() ? "nothing is missing" : table.toString());
  }

  private void dismiss() {
    Service service = services.named(words.next("the service"));
    String stream = words.next("the stream");
    String key = words.next("the key");
    String reason =
        words
            .option("--reason")
            .orElseThrow(() -> Failure.wrongUse("--reason says why nobody can tell it any more"));
    words.noMore();
    String path = "%s/%s/%s/dismiss".formatted(PATH, Service.encoded(stream), Service.encoded(key));
    JsonNode dismissed = service.post(path, Map.of("reason", reason));
    out.accept(
        "%s no longer asks for %s of stream %s; %s events that waited for it are abandoned"
            .formatted(service.name(), key, stream, dismissed.path("abandoned").asText()));
  }

  private static void add(Table table, Service service, JsonNode gap) {
    table.add(
        service.name(),
        gap.path("stream").asText(),
        gap.path("key").asText(),
        gap.path("appliedVersion").asText(),
        missing(gap.path("missing")),
        gap.path("highestVersion").asText(),
        gap.path("asked").asText(),
        gap.path("since").asText());
  }

  private static String missing(JsonNode versions) {
    List<String> first = new ArrayList<>();
    for (JsonNode version : versions) {
      if (first.size() == SHOWN) {
        first.add("...");
        break;
      }
      first.add(version.asText());
    }
    return first.isEmpty() ? "-" : String.join(",", first);
  }
}
