package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys whose events wait, and for what. */
record ParkedCommand(List<Service> services, Optional<String> stream, Consumer<String> out) {
  private static final String PAGE = "500";

  void run() {
    Table table =
        new Table("SERVICE", "STREAM", "KEY", "APPLIED", "WAITS FROM", "EVENTS", "SINCE", "FOR");
    for (Service service : services) {
      Optional<String> after = Optional.empty();
      do {
        JsonNode page =
            service.get(
                "/parked", Map.of("stream", stream, "after", after, "limit", Optional.of(PAGE)));
        page.path("parked").forEach(key -> add(table, service, key));
        after = Optional.ofNullable(page.get("next")).map(JsonNode::asText);
      } while (after.isPresent());
    }
    out.accept(table.isEmpty() ? "nothing waits" : table.toString());
  }

  private static void add(Table table, Service service, JsonNode key) {
    String reason =
        key.has("deadLetter")
            ? "dead letter " + key.path("deadLetter").asText()
            : "version " + (key.path("appliedVersion").asLong() + 1);
    table.add(
        service.name(),
        key.path("stream").asText(),
        key.path("key").asText(),
        key.path("appliedVersion").asText(),
        key.path("firstWaiting").asText(),
        key.path("events").asText(),
        key.path("since").asText(),
        reason);
  }
}
