package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Transactions of the SQL pool: what consumes events, and what an application without Hibernate
 * does. BEGIN does not wait for an answer of its own.
 */
public final class PoolTransactions implements Transactions {

  private final Pool pool;

  public PoolTransactions(Pool pool) {
    this.pool = pool;
  }

  @Override
  public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    AfterCommit afterCommit = new AfterCommit();
    return ToItsEnd.of(
        pool.withConnection(
                connection ->
                    committed(connection, () -> work.apply(new PoolTx(connection, afterCommit))))
            .invoke(afterCommit::run));
  }

  private static <T> Uni<T> committed(SqlConnection connection, Supplier<Uni<? extends T>> work) {
    Uni<Transaction> begun = connection.begin().memoize().indefinitely();
    return Uni.combine()
        .all()
        .unis(begun, Uni.createFrom().<T>deferred(work))
        .asTuple()
        .chain(done -> done.getItem1().commit().replaceWith(done.getItem2()))
        .onFailure()
        .call(() -> rolledBack(begun));
  }

  /** One that can't be rolled back is over already, or its connection is. */
  private static Uni<Void> rolledBack(Uni<Transaction> begun) {
    return begun.chain(Transaction::rollback).onFailure().recoverWithNull();
  }

  private record PoolTx(SqlConnection connection, AfterCommit afterCommit) implements Tx {

    @Override
    public Uni<List<Object[]>> select(String sql, Object... args) {
      return connection.preparedQuery(sql).execute(Tuple.wrap(args)).map(PoolTx::arrays);
    }

    @Override
    public Uni<Integer> update(String sql, Object... args) {
      return connection.preparedQuery(sql).execute(Tuple.wrap(args)).map(RowSet::rowCount);
    }

    @Override
    public void afterCommit(Runnable action) {
      afterCommit.add(action);
    }

    private static List<Object[]> arrays(RowSet<Row> rows) {
      List<Object[]> arrays = new ArrayList<>(rows.size());
      for (Row row : rows) {
        Object[] array = new Object[row.size()];
        for (int column = 0; column < array.length; column++) {
          array[column] = row.getValue(column);
        }
        arrays.add(array);
      }
      return arrays;
    }
  }
}
