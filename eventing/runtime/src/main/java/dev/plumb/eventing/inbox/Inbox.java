package dev.plumb.eventing.inbox;

import io.smallrye.mutiny.Uni;

/**
 * The consuming half: every event of a batch ends in exactly one {@link Outcome}, inside one
 * transaction with the state it changed and the events that follow from it.
 */
public interface Inbox {

  /**
   * Completes once the batch is committed, and only then may it be acknowledged. Passing faults
   * (database away, deadlock) are retried here for as long as they last; it fails only when the
   * application stops.
   */
  <A> Uni<Void> apply(EventBatch batch, Aggregates<A> aggregates, EventTable<A> table);
}
