package dev.plumb.eventing.outbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The producing half of the transactional outbox: events become rows of the caller's own
 * transaction, and the relay publishes what was committed, in version order per key.
 */
public interface Outbox {

  /**
   * Writes all events with one statement. Fails if a (stream, key, version) is already waiting to
   * be published, and with it the caller's transaction. An empty list costs nothing.
   */
  Uni<Void> append(Tx tx, List<NewEvent> events);

  /**
   * The same for events that follow from others, so that each goes on in the trace of its cause.
   *
   * @param traceparents one for each event, in the same order; null where the cause had none
   */
  Uni<Void> append(Tx tx, List<NewEvent> events, List<String> traceparents);
}
