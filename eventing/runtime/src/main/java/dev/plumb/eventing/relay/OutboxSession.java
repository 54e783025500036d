package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.OutboxRows.Page;
import dev.plumb.eventing.relay.OutboxRows.Swept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database connection kept for as long as it lasts, on which a statement has one plan only: along
 * the indexes, whatever the statistics say or don't say yet.
 */
final class OutboxSession implements OutboxStore {

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final String ONE_PLAN_ONLY =
      """
      set enable_seqscan = off;
      set enable_bitmapscan = off;
      set enable_hashjoin = off;
      set enable_mergejoin = off;
      set enable_sort = off;
      set max_parallel_workers_per_gather = 0;
      set jit = off;
      set plan_cache_mode = force_generic_plan;
      set statement_timeout = '10s'
      """;

  private static final String AS_BEFORE = "unlisten *; reset all";

  private final SqlConnection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private OutboxSession(SqlConnection connection) {
    this.connection = connection;
  }

  static Uni<OutboxSession> open(Pool pool, List<String> statements) {
    return pool.getConnection()
        .map(OutboxSession::new)
        .call(session -> session.connection.query(ONE_PLAN_ONLY).execute())
        .chain(session -> session.prepare(statements));
  }

  /** Calls {@code wake} on every notification of the channel; from an event loop. */
  Uni<Void> listen(String channel, Runnable wake) {
    PgConnection.cast(connection).notificationHandler(notification -> wake.run());
    return connection.query("listen " + channel).execute().replaceWithVoid();
  }

  Uni<RowSet<Row>> run(String statement, Tuple values) {
    return prepared.get(statement).query().execute(values).ifNoItem().after(ANSWER).fail();
  }

  @Override
  public Uni<Page> page(long above, int limit, Collection<Integer> shards) {
    return OutboxSql.page(this, above, limit, shards);
  }

  @Override
  public Uni<Swept> sweep(long above, long upTo, int limit) {
    return OutboxSql.sweep(this, above, upTo, limit);
  }

  @Override
  public Uni<List<List<OutboxEvent>>> lanes(List<Lane> lanes) {
    return OutboxSql.lanes(this, lanes);
  }

  @Override
  public Uni<Long> transactionId() {
    return OutboxSql.transactionId(this);
  }

  @Override
  public Uni<List<Integer>> mark(String resource, String owner, List<InFlight.Sent> confirmed) {
    return OutboxSql.mark(this, resource, owner, confirmed);
  }

  void onClosed(Runnable closed) {
    connection.closeHandler(closed);
  }

  /** Back to the pool as it came; a broken one is not taken back. */
  Uni<Void> close() {
    return connection
        .query(AS_BEFORE)
        .execute()
        .onFailure()
        .recoverWithNull()
        .chain(connection::close)
        .onFailure()
        .recoverWithNull();
  }

  private Uni<OutboxSession> prepare(List<String> statements) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (String statement : statements) {
      all =
          all.chain(() -> connection.prepare(statement))
              .invoke(each -> prepared.put(statement, each))
              .replaceWithVoid();
    }
    return all.replaceWith(this).onFailure().call(this::close);
  }
}
