package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** What the auditor holds to be wrong now. Refused as long as there is something. */
record AuditCommand(Service auditor, Consumer<String> out) {

  void run() {
    JsonNode answer = auditor.ask("/breaches");
    JsonNode breaches = answer.path("breaches");
    if (breaches.isEmpty()) {
      out.accept("every order and service keeps all " + answer.path("rules").asText() + " rules");
      return;
    }
    Table table = new Table("SINCE", "ABOUT", "RULE", "WHAT IS WRONG");
    for (JsonNode breach : breaches) {
      table.add(
          breach.path("since").asText(),
          subject(breach),
          breach.path("rule").asText(),
          breach.path("sentence").asText());
    }
    out.accept(table.toString());
    for (JsonNode breach : breaches) {
      out.accept(subject(breach) + ": " + breach.path("evidence").asText());
    }
    throw Failure.refused(breaches.size() + " rules are broken");
  }

  /** An order's id, or a service's name. */
  private static String subject(JsonNode breach) {
    return breach.path(breach.hasNonNull("order") ? "order" : "service").asText();
  }
}
