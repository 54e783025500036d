package dev.plumb.eventing.relay;

import dev.plumb.eventing.outbox.CommitListener;
import dev.plumb.eventing.outbox.CommittedEvent;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tells the relay that has the shard: this one what was committed, another that something was, by
 * notification. Never from inside the business transaction: a NOTIFY takes a lock of the whole
 * database until its commit.
 */
final class WakeUp implements CommitListener {

  static final String CHANNEL = "plumb_outbox";

  private static final Logger LOG = Logger.getLogger(WakeUp.class);
  private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', '')";

  private final Pool pool;
  private final Supplier<Map<Integer, Long>> held;
  private final Consumer<List<CommittedEvent>> here;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();

  WakeUp(Pool pool, Supplier<Map<Integer, Long>> held, Consumer<List<CommittedEvent>> here) {
    this.pool = pool;
    this.held = held;
    this.here = here;
  }

  @Override
  public void committed(List<CommittedEvent> events) {
    Map<Integer, Long> ours = held.get();
    List<CommittedEvent> mine =
        events.stream().filter(event -> ours.containsKey(event.shard())).toList();
    if (!mine.isEmpty()) {
      here.accept(mine);
    }
    if (mine.size() < events.size()) {
      again.set(true);
      notifyOthers();
    }
  }

  /**
   * One at a time: what comes meanwhile is told with the next. A lost one is made up by polling.
   */
  private void notifyOthers() {
    if (!underWay.compareAndSet(false, true)) {
      return;
    }
    again.set(false);
    pool.query(NOTIFY)
        .execute()
        .onTermination()
        .invoke(this::next)
        .subscribe()
        .with(sent -> {}, fault -> LOG.debugf(fault, "Other relays were not woken"));
  }

  private void next() {
    underWay.set(false);
    if (again.get()) {
      notifyOthers();
    }
  }
}
