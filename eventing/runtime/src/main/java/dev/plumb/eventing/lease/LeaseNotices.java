package dev.plumb.eventing.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What replicas tell each other about leases: that some were given up, or that there is one more to
 * share them with. One that is lost is made up for by the next renewal.
 */
final class LeaseNotices {

  /** Of PostgreSQL's notifications; what they carry is the resource. */
  static final String CHANNEL = "plumb_lease";

  private static final Logger LOG = Logger.getLogger(LeaseNotices.class);

  private final Pool pool;
  private final Map<String, Runnable> wakes = new ConcurrentHashMap<>();
  private final AtomicBoolean listening = new AtomicBoolean();

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

  /** Begins to listen unless it does already; cheap, does not wait. */
  void listen() {
    if (listening.compareAndSet(false, true)) {
      pool.getConnection().chain(this::listenOn).subscribe().with(ignored -> wakeAll(), this::deaf);
    }
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

  /** Whatever was told while nobody listened. */
  private void wakeAll() {
    wakes.values().forEach(Runnable::run);
  }

  private void cutOff() {
    listening.set(false);
    wakeAll();
  }

  private void deaf(Throwable fault) {
    LOG.debugf(fault, "What others say of leases is not heard");
    listening.set(false);
  }
}
