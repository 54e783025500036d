package dev.plumb.eventing.inbox;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the inbox's days ahead and drops those behind, once an hour. */
final class InboxRetention implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(InboxRetention.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int DAYS_AHEAD = 7;

  private final Pool pool;
  private final int keepDays;
  private Cancellable running = () -> {};

  InboxRetention(Pool pool, int keepDays) {
    this.pool = pool;
    this.keepDays = keepDays;
  }

  /** The tables must be there. */
  synchronized void start() {
    running =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> keepOrTell())
            .subscribe()
            .with(changed -> {});
  }

  @Override
  public synchronized void close() {
    running.cancel();
  }

  /** How many days were made or dropped. */
  Uni<Integer> keep() {
    return pool.preparedQuery("select eventing_keep_days('inbox', $1, $2)")
        .execute(Tuple.of(DAYS_AHEAD, keepDays))
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /** Seven days are there already: a failure may wait for the next hour. */
  private Uni<Integer> keepOrTell() {
    return keep()
        .onFailure()
        .invoke(fault -> LOG.warnf("Inbox days not kept, again in an hour: %s", Fault.name(fault)))
        .onFailure()
        .recoverWithItem(0);
  }
}
