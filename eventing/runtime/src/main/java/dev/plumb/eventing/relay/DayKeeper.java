package dev.plumb.eventing.relay;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes the event log's days ahead and drops those behind, at the start and every hour. */
final class DayKeeper {

  private static final Logger LOG = Logger.getLogger(DayKeeper.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);
  private static final int DAYS_AHEAD = 7;
  private static final String KEEP_DAYS = "select eventing_keep_days('event_log', $1, $2)";

  private final Pool pool;
  private final int daysBehind;
  private final CountDownLatch stopping = new CountDownLatch(1);

  DayKeeper(Pool pool, int daysBehind) {
    this.pool = pool;
    this.daysBehind = daysBehind;
  }

  void start() {
    Thread.ofVirtual().name("plumb-event-log-days").start(this::keep);
  }

  void stop() {
    stopping.countDown();
  }

  private void keep() {
    try {
      Duration pause = Duration.ZERO;
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = keepDays() ? EVERY : AGAIN_AFTER;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean keepDays() {
    try {
      pool.preparedQuery(KEEP_DAYS)
          .execute(Tuple.of(DAYS_AHEAD, daysBehind))
          .await()
          .atMost(Duration.ofMinutes(1));
      return true;
    } catch (RuntimeException fault) {
      LOG.warnf("The days of the event log could not be kept: %s", fault.getMessage());
      return false;
    }
  }
}
