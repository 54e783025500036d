package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * One open database transaction. Everything that must be true together goes through the same one. A
 * statement is sent when it is subscribed to. Of several that are sent without waiting, none runs
 * before the one sent before it has ended, and each sees what those before it did; once one has
 * failed, all behind it fail too, and so does the transaction.
 */
public interface Tx {

  /**
   * Rows in the order the database gives them, each an array in the order of the select list.
   *
   * @param sql with {@code $1, $2 ...}
   * @param args Vert.x SQL types: {@code UUID}, {@code Long}, {@code OffsetDateTime}, {@code
   *     Buffer} for {@code bytea}, and arrays of them
   */
  Uni<List<Object[]>> select(String sql, Object... args);

  /** Number of rows touched. */
  Uni<Integer> update(String sql, Object... args);

  /**
   * W3C trace context that what is written here goes on in, where that is another than the
   * caller's.
   */
  default Optional<String> traceparent() {
    return Optional.empty();
  }

  /** Runs once the transaction has committed; never if it has not. It must not fail or block. */
  void afterCommit(Runnable action);
}
