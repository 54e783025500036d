package dev.plumb.simulator;

import dev.plumb.eventing.backends.BackendSettings;
import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** PostgreSQL with eventing's own tables. */
public final class RealDatabase implements TestedDatabase {

  private static final String EMPTY_ALL =
      """
      do $$ begin
        execute (select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
                 where schemaname = 'public'
                   and tablename not in ('flyway_schema_history', 'history'));
      end $$
      """;

  private static final String LOCK_WAITS =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and wait_event_type = 'Lock'
      """;

  private static final class Running {
    static final RealDatabase ONE = new RealDatabase("stores");
  }

  public final Vertx vertx = Vertx.vertx();
  public final Pool pool;

  private RealDatabase(String name) {
    Postgres postgres =
        Backends.start(BackendSettings.defaults().withoutFsync().withoutRabbit()).postgres();
    postgres.createDatabase(name);
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(name), postgres.user(), postgres.password())
        .locations("classpath:db/eventing")
        .load()
        .migrate();
    pool =
        Pool.newInstance(
            PgBuilder.pool()
                .connectingTo(
                    PgConnectOptions.fromUri(postgres.reactiveUrl(name))
                        .setUser(postgres.user())
                        .setPassword(postgres.password()))
                .using(vertx)
                .build());
  }

  /** That of this test run, made with the first test that needs it. */
  public static RealDatabase emptied() {
    Running.ONE.run(EMPTY_ALL);
    return Running.ONE;
  }

  @Override
  public Transactions transactions() {
    return new PoolTransactions(pool);
  }

  @Override
  public void awaitDone(CompletableFuture<?> sent) {
    sent.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).exceptionally(failed -> null).join();
  }

  @Override
  public void awaitLockWait() {
    awaitTrue(() -> number(LOCK_WAITS) > 0);
  }

  public void run(String sql, Object... args) {
    answer(pool.preparedQuery(sql).execute(Tuple.from(args)));
  }

  public long number(String sql, Object... args) {
    return Long.parseLong(text(sql, args));
  }

  public String text(String sql, Object... args) {
    return answer(pool.preparedQuery(sql).execute(Tuple.from(args)))
        .iterator()
        .next()
        .getValue(0)
        .toString();
  }
}
