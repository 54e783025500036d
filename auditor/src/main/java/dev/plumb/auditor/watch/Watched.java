package dev.plumb.auditor.watch;

import dev.plumb.auditor.domain.Case;
import dev.plumb.auditor.domain.Rules;
import dev.plumb.auditor.domain.Rules.Objection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of an order from one look to the next.
 *
 * @param evidence of the last look
 * @param unmoved since when the evidence has been the same
 * @param objections of the last look, each with the time since when every look has found it
 * @param drained everything told had arrived at the last look
 */
record Watched(
    String evidence, Instant unmoved, Map<Objection, Instant> objections, boolean drained) {

  static final Watched NEVER = new Watched("", Instant.EPOCH, Map.of(), false);

  /**
   * @param objective how long an event may be on its way
   */
  Watched look(Case it, Instant now, Duration objective) {
    String seen = it.evidence();
    Instant since = seen.equals(evidence) ? unmoved : now;
    boolean overdue = !since.plus(objective).isAfter(now);
    Map<Objection, Instant> found = new HashMap<>();
    for (Objection objection : Rules.broken(it, overdue)) {
      found.put(objection, objections.getOrDefault(objection, now));
    }
    return new Watched(seen, since, Map.copyOf(found), it.isDrained());
  }

  /** Objections that every look has found for so long that nothing was on the move. */
  List<Objection> confirmed(Instant now, Duration confirmAfter) {
    return objections.entrySet().stream()
        .filter(each -> !each.getValue().plus(confirmAfter).isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Nothing is left to find out before something changes. */
  boolean isAtRest() {
    return drained && objections.isEmpty();
  }
}
