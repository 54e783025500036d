package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.eventing.lease.Leases;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.eventing.relay.InFlight.Sent;
import dev.plumb.eventing.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The relay's one thread: takes in what database, broker and leases say, and after each bunch of it
 * reads, publishes and marks whatever can be.
 */
final class RelayLoop {

  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(250);

  private final RelaySettings settings;
  private final RelayThread thread;
  private final Lanes lanes;
  private final LaneSends sends;
  private final LeasedShards shards;
  private final OutboxLink readLink;
  private final OutboxLink markLink;
  private final Reading reading;
  private final Marking marking;
  private final Publishing publishing;
  private final Publisher publisher;
  private final StatusReport report;
  private final RelayMetrics metrics;
  private final AtomicBoolean woken = new AtomicBoolean();

  RelayLoop(
      String name,
      RelaySettings settings,
      Pool pool,
      BrokerConnector broker,
      UUID owner,
      MeterRegistry registry,
      LongSupplier nanoTime,
      InstantSource clock,
      RandomGenerator random,
      EventSpans spans) {
    this.settings = settings;
    thread = new RelayThread(name, this::step, this::untilNext, this::beginAnew);
    report = new StatusReport(name, broker, nanoTime, clock);
    metrics = new RelayMetrics(registry, report::status);
    Backoff ofKeys = new Backoff(settings.retryFirst(), settings.retryLast(), random);
    long poll = settings.pollInterval().toNanos();
    lanes = new Lanes(settings.retryLast().toNanos(), nanoTime);
    sends = new LaneSends(lanes, settings.shards(), ofKeys, poll, nanoTime);
    LaneIntake intake = new LaneIntake(lanes);
    shards =
        new LeasedShards(thread, settings.drainTimeout(), lanes, sends, this::fromTheBeginning);
    readLink = OutboxLink.forReading(pool, thread, nanoTime, this::wake, this::readAnew);
    markLink = OutboxLink.forMarking(pool, thread, nanoTime);
    reading =
        new Reading(
            readLink, lanes, intake, settings, () -> shards.ours().keySet(), nanoTime, clock);
    marking =
        new Marking(
            markLink, Relay.RESOURCE, owner.toString(), nanoTime, this::marked, this::refused);
    publishing =
        new Publishing(
            settings, lanes, sends, shards::ours, marking::add, metrics, report, nanoTime);
    Backoff ofBroker = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), random);
    publisher =
        new Publisher(
            broker,
            name,
            settings.source(),
            ofBroker,
            new BrokerAnswers(thread, publishing),
            shards::mayFinish,
            spans);
    publishing.through(publisher);
  }

  LeaseListener leaseListener() {
    return shards;
  }

  void leasedBy(Leases leases) {
    shards.by(leases);
  }

  void start() {
    thread.start();
    publisher.start();
  }

  void stop() {
    publisher.stop();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    thread.execute(
        () ->
            readLink
                .close()
                .chain(markLink::close)
                .subscribe()
                .with(closed::complete, closed::completeExceptionally));
    closed.completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS).join();
    thread.stop();
  }

  void wake() {
    if (woken.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            woken.set(false);
            reading.wake();
          });
    }
  }

  /** What this process has just committed. */
  void committed(List<CommittedEvent> events) {
    List<OutboxEvent> handedOver = events.stream().map(OutboxEvent::of).toList();
    thread.execute(() -> reading.committed(handedOver));
  }

  RelayStatus status() {
    return report.status();
  }

  private void step() {
    lanes.passTime();
    publishing.step();
    marking.step(sends.inDoubt() >= settings.window() / 2 || shards.areYielding());
    if (lanes.wasForgetful()) {
      fromTheBeginning();
    }
    reading.step();
    shards.finishYields();
    report.refresh(publishing, shards, lanes, sends.inDoubt());
  }

  private void marked(List<Sent> sent) {
    for (Sent each : sent) {
      reading.marked(each.event().position());
      sends.marked(each.lane());
    }
  }

  private void refused(Map<Integer, Long> refused) {
    metrics.fenced(shards.refused(refused));
  }

  private void fromTheBeginning() {
    reading.fromTheBeginning();
  }

  private void readAnew() {
    lanes.forgetWaiting();
    fromTheBeginning();
  }

  private void beginAnew() {
    publishing.beginAnew();
    readAnew();
  }

  /** Nanoseconds until something is due though nothing comes in. */
  private long untilNext() {
    long soon = Math.min(settings.pollInterval().toNanos(), LONGEST_SLEEP.toNanos());
    return marking.untilDue(lanes.untilNextRetry(soon));
  }
}
