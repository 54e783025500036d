package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.lease.Leases;
import dev.plumb.eventing.outbox.CommitListener;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Publishes what was committed to the outbox: per key in version order and one at a time, each
 * event at least once, and marked as sent only when the broker has confirmed it and not returned
 * it. Runs on threads of its own and outlives every fault of database and broker; several replicas
 * share the work by lease.
 */
public final class Relay implements CommitListener {

  static final String RESOURCE = "outbox";

  private final RelayLoop loop;
  private final Leases leases;
  private final WakeUp wakeUp;
  private final DayKeeper days;
  private boolean running;
  private boolean stopped;

  /**
   * @param name shown by the broker beside the connection
   * @param pool two connections of it are kept for as long as the relay runs
   * @param owner this process and no other, not even its next start
   * @param nanoTime monotonic, {@link System#nanoTime()}
   */
  public Relay(
      String name,
      RelaySettings settings,
      LeaseTable leaseTable,
      Pool pool,
      BrokerConnector broker,
      MeterRegistry metrics,
      UUID owner,
      LongSupplier nanoTime,
      InstantSource clock,
      RandomGenerator random,
      EventSpans spans) {
    loop =
        new RelayLoop(name, settings, pool, broker, owner, metrics, nanoTime, clock, random, spans);
    leases =
        new Leases(leaseTable, RESOURCE, settings.shards(), owner, nanoTime, loop.leaseListener());
    loop.leasedBy(leases);
    wakeUp = new WakeUp(pool, leases::held, loop::committed);
    days = new DayKeeper(pool, settings.keepDays());
  }

  /** Once the tables are there. */
  public synchronized void start() {
    if (stopped) {
      return;
    }
    running = true;
    loop.start();
    leases.start();
    days.start();
  }

  /** Settles what is in flight, gives the leases back, then closes; within a few seconds. */
  public synchronized void stop() {
    stopped = true;
    if (running) {
      days.stop();
      leases.close();
      loop.stop();
    }
  }

  @Override
  public void committed(List<CommittedEvent> events) {
    wakeUp.committed(events);
  }

  public RelayStatus status() {
    return loop.status();
  }

  /** How keys are divided; the outbox and the relay must agree on it. */
  public static Shards shards(RelaySettings settings) {
    return new Shards(settings.shards());
  }
}
