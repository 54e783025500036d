package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How a service reads and writes its aggregates, many at a time and each once. All of it is SQL on
 * the transaction it is given: there is no session of Hibernate here, and asking for one fails
 * (docs/adr/0007).
 *
 * @param <A> an aggregate's state, immutable
 */
public interface Aggregates<A> {

  /**
   * Locks and reads, in key order so that two callers can't deadlock. A key without a row is left
   * out.
   */
  Uni<Map<UUID, A>> load(Tx tx, Set<UUID> keys);

  /**
   * What an aggregate without a row is before its first event. Empty where somebody else's event
   * can't begin one: events for it are refused.
   */
  default Optional<A> blank(UUID key) {
    return Optional.empty();
  }

  /**
   * Inserts those that had no row, in key order and without touching what is there.
   *
   * @return rows inserted: fewer than given if another transaction began one of them first, and
   *     then this one is rolled back and tried again
   */
  default Uni<Integer> create(Tx tx, Collection<A> begun) {
    return Uni.createFrom()
        .failure(new UnsupportedOperationException("these aggregates have no blank"));
  }

  /** Writes the target state of the given aggregates, all of them locked by {@link #load}. */
  Uni<Void> save(Tx tx, Collection<A> changed);
}
