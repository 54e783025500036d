package dev.plumb.eventing.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What replicas tell each other about leases: that some were given up, or that there is one more to
 * share them with. One that is lost is made up for by the next renewal.
 */
final class LeaseNotices {

  /** Of PostgreSQL's notifications; what they carry is the resource. */
  static final String CHANNEL = "plumb_lease";

  private final Pool pool;
  private final Map<String, Runnable> wakes = new ConcurrentHashMap<>();
  private Uni<Void> listening;

  LeaseNotices(Pool pool) {
    this.pool = pool;
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
   * Completes once it listens, at once if it does already; for all who ask meanwhile. After a
   * failure it has to be asked again.
   */
  synchronized Uni<Void> listen() {
    if (listening == null) {
      listening =
          pool.getConnection()
              .chain(this::listenOn)
              .onFailure()
              .invoke(this::forget)
              .memoize()
              .indefinitely();
    }
    return listening;
  }

  private Uni<Void> listenOn(SqlConnection connection) {
    PgConnection.cast(connection).notificationHandler(notice -> heard(notice.getPayload()));
    connection.closeHandler(this::cutOff);
    return connection
        .query("listen " + CHANNEL)
        .execute()
        .onFailure()
        .call(connection::close)
        .replaceWithVoid();
  }

  private void heard(String resource) {
    wakes.getOrDefault(resource, () -> {}).run();
  }

  /** Something may have been told while nobody listened. */
  private void cutOff() {
    forget();
    wakes.values().forEach(Runnable::run);
  }

  private synchronized void forget() {
    listening = null;
  }
}
