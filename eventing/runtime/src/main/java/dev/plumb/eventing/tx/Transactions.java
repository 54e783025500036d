package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Where a transaction begins and ends. With Hibernate Reactive in the application it is Hibernate's
 * session and transaction, so that entities and events commit together (a pool of its own beside
 * Hibernate would not: docs/adr/0002); without, it is one of the SQL pool's. The inbox begins its
 * own, always on the pool (docs/adr/0007).
 */
public interface Transactions {

  /**
   * Commits when the work's item arrives and rolls back when it fails; the failure goes on to the
   * caller unchanged. Nested calls are refused with {@link IllegalStateException}. Once subscribed
   * to, it goes on to its end even if the subscription is cancelled (docs/adr/0019).
   */
  <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work);
}
