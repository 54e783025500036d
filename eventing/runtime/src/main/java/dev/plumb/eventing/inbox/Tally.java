package dev.plumb.eventing.inbox;

import java.util.EnumMap;
import java.util.Map;

/**
 * How the events of one transaction ended. Deliveries and events released from parking are counted
 * apart, so that the deliveries' outcomes add up to the deliveries.
 */
final class Tally {

  private final Map<Outcome, Integer> delivered = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Integer> released = new EnumMap<>(Outcome.class);

  void delivered(Outcome outcome, int events) {
    if (events > 0) {
      delivered.merge(outcome, events, Integer::sum);
    }
  }

  void released(Outcome outcome) {
    released.merge(outcome, 1, Integer::sum);
  }

  void ended(Sequence.Step step, Outcome outcome) {
    if (step.parked()) {
      released(outcome);
    } else {
      delivered(outcome, 1);
    }
  }

  Map<Outcome, Integer> delivered() {
    return delivered;
  }

  Map<Outcome, Integer> released() {
    return released;
  }
}
