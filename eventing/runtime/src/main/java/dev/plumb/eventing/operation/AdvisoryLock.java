package dev.plumb.eventing.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What only one of all replicas may do at a time. The lock is a database session's own, so that it
 * ends with a replica that crashes. It is there for people's sake: two who hold it after a network
 * fault repeat work, and the version gate refuses that.
 */
public final class AdvisoryLock {

  private static final String TRY = "select pg_try_advisory_lock(hashtext('plumb'), hashtext($1))";

  private static final String RELEASE =
      "select pg_advisory_unlock(hashtext('plumb'), hashtext($1))";

  private final Pool pool;

  public AdvisoryLock(Pool pool) {
    this.pool = pool;
  }

  /** Empty, and nothing done, if somebody holds that lock. */
  public <T> Uni<Optional<T>> whileHeld(String name, Supplier<Uni<T>> work) {
    return pool.getConnection()
        .chain(
            connection ->
                ask(connection, TRY, name)
                    .chain(free -> free ? work(connection, name, work) : AdvisoryLock.<T>none())
                    .eventually(connection::close));
  }

  private static <T> Uni<Optional<T>> work(
      SqlConnection connection, String name, Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .map(Optional::of)
        .eventually(() -> ask(connection, RELEASE, name));
  }

  private static <T> Uni<Optional<T>> none() {
    return Uni.createFrom().item(Optional.empty());
  }

  private static Uni<Boolean> ask(SqlConnection connection, String sql, String name) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(name))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }
}
