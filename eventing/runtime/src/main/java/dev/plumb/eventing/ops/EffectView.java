package dev.plumb.eventing.ops;

import dev.plumb.eventing.effect.LedgerEntry;
import dev.plumb.eventing.effect.Settled;
import dev.plumb.eventing.operation.OperationTable.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Effects, and what became of them, as JSON. Never the request, which may say where somebody lives.
 */
final class EffectView {

  private EffectView() {}

  static JsonObject page(List<LedgerEntry> page, int limit) {
    JsonArray rows = new JsonArray();
    page.forEach(entry -> rows.add(row(entry)));
    JsonObject json = new JsonObject().put("effects", rows);
    return page.size() < limit ? json : json.put("next", page.getLast().id());
  }

  private static JsonObject row(LedgerEntry entry) {
    JsonObject row =
        new JsonObject()
            .put("id", entry.id())
            .put("provider", entry.effect().provider())
            .put("kind", entry.effect().kind())
            .put("key", entry.effect().key().toString())
            .put("purpose", entry.effect().purpose())
            .put("state", entry.state())
            .put("waitsForAPerson", entry.waits())
            .put("ageSeconds", entry.ageSeconds())
            .put("attempts", entry.attempts());
    entry.lastError().ifPresent(error -> row.put("lastError", error));
    return row.put("behind", new JsonArray(entry.behind()));
  }

  /**
   * @param said of it by operators
   */
  static JsonObject whole(LedgerEntry entry, List<Word> said) {
    JsonObject whole =
        row(entry)
            .put("idempotencyKey", entry.effect().idempotencyKey())
            .put("workerHasIt", entry.claimed())
            .put("intendedAt", entry.intendedAt().toString());
    entry.nextAttemptAt().ifPresent(at -> whole.put("nextAttemptAt", at.toString()));
    entry.settledAt().ifPresent(at -> whole.put("settledAt", at.toString()));
    JsonArray words = new JsonArray();
    said.forEach(word -> words.add(word(word)));
    return whole.put("settledBy", words);
  }

  private static JsonObject word(Word word) {
    return new JsonObject()
        .put("operator", word.operator())
        .put("reason", word.reason())
        .put("outcome", word.outcome())
        .put("at", word.at().toString());
  }

  static JsonObject settled(Settled settled, boolean dryRun) {
    JsonObject json =
        new JsonObject()
            .put("id", settled.before().id())
            .put("ledger", settled.before().state() + " to " + settled.state())
            .put("change", settled.change())
            .put("dryRun", dryRun);
    settled.next().ifPresent(next -> json.put("next", next));
    return json;
  }
}
