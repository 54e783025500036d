package dev.plumb.eventing.inbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.NewEffect;
import java.util.List;

/**
 * What an aggregate makes of one event that is next in its sequence.
 *
 * @param <A> the aggregate's state
 */
public sealed interface Reaction<A> {

  /**
   * @param next the target state, absolute; the same instance if nothing changed
   * @param events to append to the outbox in the same transaction, in version order
   * @param effects to intend in the same transaction
   */
  record Applied<A>(A next, List<NewEvent> events, List<NewEffect> effects) implements Reaction<A> {
    public Applied {
      events = List.copyOf(events);
      effects = List.copyOf(effects);
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
