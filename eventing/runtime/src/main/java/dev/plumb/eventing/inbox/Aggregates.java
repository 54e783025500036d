package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How a service reads and writes its aggregates, many at a time and each once.
 *
 * @param <A> an aggregate's state, immutable
 */
public interface Aggregates<A> {

  /**
   * Locks and reads, in key order so that two callers can't deadlock. A key without a row is left
   * out, and events for it are refused; a service that begins an aggregate on somebody else's event
   * puts a blank one in.
   */
  Uni<Map<UUID, A>> load(Tx tx, Set<UUID> keys);

  /** Writes the target state of the given aggregates, all of them locked by {@link #load}. */
  Uni<Void> save(Tx tx, Collection<A> changed);
}
