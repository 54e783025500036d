package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/** Transactions of Hibernate Reactive: entities and SQL on the session's own connection. */
public final class HibernateTransactions implements Transactions {

  private final Mutiny.SessionFactory sessions;

  public HibernateTransactions(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    AfterCommit afterCommit = new AfterCommit();
    return ToItsEnd.of(
        Uni.createFrom()
            .deferred(() -> refuseNesting())
            .chain(
                () ->
                    sessions.withTransaction(
                        (session, transaction) ->
                            work.apply(new HibernateTx(session, afterCommit))))
            .invoke(afterCommit::run));
  }

  private Uni<Void> refuseNesting() {
    Mutiny.Session open = sessions.getCurrentSession();
    if (open != null && open.currentTransaction() != null) {
      return Uni.createFrom()
          .failure(new IllegalStateException("a transaction is already open on this context"));
    }
    return Uni.createFrom().voidItem();
  }

  private record HibernateTx(Mutiny.Session session, AfterCommit afterCommit) implements Tx {

    @Override
    public Uni<List<Object[]>> select(String sql, Object... args) {
      return stage(() -> connection().select(sql, args)).map(HibernateTx::rows);
    }

    @Override
    public Uni<Integer> update(String sql, Object... args) {
      return stage(() -> connection().update(sql, args));
    }

    @Override
    public void afterCommit(Runnable action) {
      afterCommit.add(action);
    }

    private ReactiveConnection connection() {
      return ((MutinySessionImpl) session).getReactiveConnection();
    }

    private static <T> Uni<T> stage(Supplier<CompletionStage<T>> stage) {
      return Uni.createFrom().completionStage(stage);
    }

    private static List<Object[]> rows(ReactiveConnection.Result result) {
      List<Object[]> rows = new ArrayList<>(result.size());
      result.forEachRemaining(rows::add);
      return rows;
    }
  }
}
