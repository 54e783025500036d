package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The same transaction, for work that goes on in the trace of something earlier. */
public record TracedTx(Tx tx, Optional<String> traceparent) implements Tx {

  @Override
  public Uni<List<Object[]>> select(String sql, Object... args) {
    return tx.select(sql, args);
  }

  @Override
  public Uni<Integer> update(String sql, Object... args) {
    return tx.update(sql, args);
  }

  @Override
  public void afterCommit(Runnable action) {
    tx.afterCommit(action);
  }
}
