package dev.plumb.auditor.domain;

import dev.plumb.auditor.domain.Rules.Objection;
import java.util.Optional;

/** Every delivery ends in exactly one way. */
public final class CounterRule {

  public static final String NAME = "counters-add-up";

  private CounterRule() {}

  /**
   * @param overdue they have not moved for longer than an event may take: nothing is on its way
   */
  public static Optional<Objection> broken(String service, Counters counters, boolean overdue) {
    return counters.addUp() || !overdue
        ? Optional.empty()
        : Optional.of(
            new Objection(
                NAME,
                "process %s of %s has taken %d deliveries, of which %d have ended"
                    .formatted(
                        counters.process(), service, counters.deliveries(), counters.outcomes())));
  }
}
