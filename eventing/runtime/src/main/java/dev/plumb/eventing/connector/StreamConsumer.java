package dev.plumb.eventing.connector;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.eventing.lease.Leases;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.topology.ConsumedStreams.Consumed;
import dev.plumb.eventing.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Consumes one stream for as long as the application runs. A thread of its own has things put as
 * they should be, after every disturbance and every now and then.
 */
final class StreamConsumer implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(StreamConsumer.class);
  private static final Duration WHILE_YIELDING = Duration.ofMillis(20);
  private static final Duration TO_LEAVE = Duration.ofSeconds(5);

  private final String name;
  private final ConsumerSettings settings;
  private final Topology topology;
  private final BrokerConnector broker;
  private final List<Lane> lanes;
  private final Semaphore disturbances;
  private final HeldSlots held;
  private final Leases leases;
  private final StreamConnection connection;
  private final Thread keeper;
  private final Backoff backoff;
  private final CountDownLatch stop = new CountDownLatch(1);
  private int faults;
  private volatile boolean consuming;

  /**
   * @param disturbances a permit for each thing that may have to be put right
   * @param leases makes the leases on the topology's slots
   */
  StreamConsumer(
      ConsumerSettings settings,
      Topology topology,
      BrokerConnector broker,
      List<Lane> lanes,
      Semaphore disturbances,
      Function<LeaseListener, Leases> leases) {
    this.name = "plumb-consumer-" + topology.stream();
    this.settings = settings;
    this.topology = topology;
    this.broker = broker;
    this.lanes = List.copyOf(lanes);
    this.disturbances = disturbances;
    this.held = new HeldSlots(disturbances::release);
    this.leases = leases.apply(held);
    this.connection = new StreamConnection(name, settings, topology, broker, disturbances::release);
    this.backoff =
        new Backoff(settings.reconnectFrom(), settings.reconnectUpTo(), new SplittableRandom());
    this.keeper = Thread.ofPlatform().daemon().name(name).unstarted(this::keep);
  }

  /** The tables for leases must be there. */
  void start() {
    leases.start();
    keeper.start();
  }

  ConsumerStatus status() {
    return new ConsumerStatus(topology.stream(), waitingFor(), held.now(), connection.ready());
  }

  /** What is consumed, and how much of it waits on the broker. */
  Consumed consumed() {
    return new Consumed(
        topology,
        connection.ready().values().stream().mapToLong(Long::longValue).sum(),
        waitingFor());
  }

  private Optional<String> waitingFor() {
    return consuming
        ? Optional.empty()
        : broker.waitingFor(name).or(() -> Optional.of("the first connection to the broker"));
  }

  /** Lets the batches in hand finish, acknowledges them and hands the slots over. Blocks. */
  @Override
  public void close() {
    lanes.forEach(Lane::stop);
    try {
      awaitBatchesInHand();
      stop.countDown();
      disturbances.release();
      keeper.join(TO_LEAVE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    held.stop();
    leases.close();
  }

  private void awaitBatchesInHand() throws InterruptedException {
    long until = System.nanoTime() + settings.drain().toNanos();
    for (Lane lane : lanes) {
      if (!lane.isDone(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
        LOG.warnf("A batch of stream %s took too long to stop: delivered again", topology.stream());
      }
    }
  }

  private void keep() {
    while (!isStopping()) {
      boolean fine = putRight();
      held.yieldWhatIsFree(slot -> lanes.stream().anyMatch(lane -> lane.holds(slot)));
      pause(fine);
    }
    connection.close(lanes);
  }

  private boolean putRight() {
    try {
      connection.putRight(lanes, held.now());
      broker.working(name);
      faults = 0;
      consuming = true;
    } catch (IOException | TimeoutException | RuntimeException fault) {
      broker.failed(name, fault);
      connection.suspect();
      faults++;
      consuming = false;
    }
    return consuming;
  }

  /** After a fault for the whole pause; else only until the next disturbance. */
  private void pause(boolean fine) {
    int failures = lanes.stream().mapToInt(Lane::failures).max().orElse(0);
    try {
      if (!fine || failures > 0) {
        stop.await(backoff.pause(Math.max(faults, failures)).toMillis(), TimeUnit.MILLISECONDS);
      } else if (disturbances.tryAcquire(untilNextLook().toMillis(), TimeUnit.MILLISECONDS)) {
        disturbances.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      stop.countDown();
    }
  }

  private Duration untilNextLook() {
    return held.isYielding() ? WHILE_YIELDING : settings.topologyCheck();
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }
}
