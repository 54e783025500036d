package dev.plumb.eventing.inbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.timer.TimerChange;
import java.util.List;

/**
 * What an aggregate makes of one event that is next in its sequence, or of a timer that fires.
 *
 * @param <A> the aggregate's state
 */
public sealed interface Reaction<A> {

  /**
   * @param next the target state, absolute; the same instance if nothing changed
   * @param events to append to the outbox in the same transaction, in version order
   * @param effects to intend in the same transaction
   * @param timers to set or cancel in the same transaction
   */
  record Applied<A>(
      A next, List<NewEvent> events, List<NewEffect> effects, List<TimerChange> timers)
      implements Reaction<A> {
    public Applied {
      events = List.copyOf(events);
      effects = List.copyOf(effects);
      timers = List.copyOf(timers);
    }

    /** Without timers. */
    public Applied(A next, List<NewEvent> events, List<NewEffect> effects) {
      this(next, events, effects, List.of());
    }
  }

  /** An illegal transition: recorded with its reason, acknowledged, never retried. */
  record Refused<A>(String reason) implements Reaction<A> {}

  static <A> Reaction<A> applied(A next) {
    return new Applied<>(next, List.of(), List.of());
  }

  static <A> Reaction<A> refused(String reason) {
    return new Refused<>(reason);
  }
}
