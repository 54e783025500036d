package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** What the auditor holds to be wrong now. Refused as long as there is something. */
record AuditCommand(Service auditor, Consumer<String> out) {

  void run() {
    JsonNode answer = auditor.ask("/breaches");
    JsonNode breaches = answer.path("breaches");
    if (breaches.isEmpty()) {
      out.accept("every order keeps all " + answer.path("rules").asText() + " rules");
      return;
    }
    Table table = new Table("SINCE", "ORDER", "RULE", "WHAT IS WRONG");
    for (JsonNode breach : breaches) {
      table.add(
          breach.path("since").asText(),
          breach.path("order").asText(),
          breach.path("rule").asText(),
          breach.path("sentence").asText());
    }
    out.accept(table.toString());
    for (JsonNode breach : breaches) {
      out.accept(breach.path("order").asText() + ": " + breach.path("evidence").asText());
    }
    throw Failure.refused(breaches.size() + " rules are broken");
  }
}
