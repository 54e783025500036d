package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Effects in columns. */
final class EffectTable {
  private static final int ERROR_WIDTH = 60;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private EffectTable() {}

  static Table empty() {
    return new Table(
        "SERVICE",
        "ID",
        "PROVIDER",
        "KIND",
        "PURPOSE",
        "KEY",
        "STATE",
        "AGE",
        "ATTEMPTS",
        "HOLDS BACK",
        "LAST ERROR");
  }

  static void add(Table table, String service, JsonNode effect) {
    String error = effect.path("lastError").asText("-").lines().findFirst().orElse("-");
    table.add(
        service,
        effect.path("id").asText(),
        effect.path("provider").asText(),
        effect.path("kind").asText(),
        effect.path("purpose").asText(),
        effect.path("key").asText(),
        effect.path("state").asText()
            + (effect.path("waitsForAPerson").asBoolean() ? ", waits for you" : ""),
        age(effect.path("ageSeconds").asLong()),
        effect.path("attempts").asText(),
        behind(effect.path("behind")),
        error.substring(0, Math.min(ERROR_WIDTH, error.length())));
  }

  private static String behind(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names.isEmpty() ? "-" : String.join(", ", names);
  }

  /** In the largest unit of which there are at least two. */
  private static String age(long seconds) {
    if (seconds >= 2 * DAY) {
      return seconds / DAY + "d";
    }
    if (seconds >= 2 * HOUR) {
      return seconds / HOUR + "h";
    }
    return seconds >= 2 * MINUTE ? seconds / MINUTE + "m" : seconds + "s";
  }
}
