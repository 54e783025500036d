package dev.plumb.eventing.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What all leases of a process are kept up over, so that no renewal waits behind others' queries.
 * It also hears what replicas tell each other: that some leases were given up, or that there is one
 * more to share them with. A notice that is lost is made up for by the next renewal.
 */
final class LeaseConnection {

  /** Of PostgreSQL's notifications; what they carry is the resource. */
  static final String CHANNEL = "plumb_lease";

  private static final Logger LOG = Logger.getLogger(LeaseConnection.class);

  private final Pool pool;
  private final Duration patience;
  private final Map<String, Runnable> wakes = new ConcurrentHashMap<>();
  private Uni<SqlConnection> opening;
  private SqlConnection open;

  /**
   * @param patience with an answer
   */
  LeaseConnection(Pool pool, Duration patience) {
    this.pool = pool;
    this.patience = patience;
  }

  /**
   * @param wake from an event loop, after each notice about the resource; must not block
   */
  void on(String resource, Runnable wake) {
    wakes.put(resource, wake);
  }

  void off(String resource) {
    wakes.remove(resource);
  }

  /**
   * Blocks; after a fault, such as no answer in time, the next one is asked on a new connection.
   */
  <T> T ask(Function<SqlClient, Uni<T>> question) {
    Uni<SqlConnection> asked = opened();
    try {
      return asked.chain(question::apply).await().atMost(patience);
    } catch (RuntimeException fault) {
      leave(asked);
      throw fault;
    }
  }

  private synchronized Uni<SqlConnection> opened() {
    if (opening == null) {
      opening =
          pool.getConnection()
              .call(this::listen)
              .invoke(this::keep)
              .onFailure()
              .invoke(this::forget)
              .memoize()
              .indefinitely();
    }
    return opening;
  }

  private Uni<Void> listen(SqlConnection connection) {
    return connection
        .query("listen " + CHANNEL)
        .execute()
        .ifNoItem()
        .after(patience)
        .fail()
        .onFailure()
        .invoke(() -> giveBackOnceItAnswers(connection))
        .replaceWithVoid();
  }

  private synchronized void keep(SqlConnection connection) {
    open = connection;
    PgConnection.cast(connection).notificationHandler(notice -> heard(notice.getPayload()));
    connection.closeHandler(() -> cutOff(connection));
  }

  private void heard(String resource) {
    wakes.getOrDefault(resource, () -> {}).run();
  }

  private synchronized void leave(Uni<SqlConnection> asked) {
    if (opening == asked && open != null) {
      giveBackOnceItAnswers(open);
      forget();
    }
  }

  /** Something may have been told while nobody listened. */
  private synchronized void cutOff(SqlConnection connection) {
    if (open == connection) {
      forget();
    }
    wakes.values().forEach(Runnable::run);
  }

  private synchronized void forget() {
    open = null;
    opening = null;
  }

  /** Never, if nobody is at its other end any more: the system closes it some time. */
  private static void giveBackOnceItAnswers(SqlConnection connection) {
    connection
        .query("unlisten *")
        .execute()
        .eventually(connection::close)
        .subscribe()
        .with(
            _ -> LOG.debug("A connection for leases answers again"),
            gone -> LOG.debugf("A connection for leases is gone: %s", gone));
  }
}
