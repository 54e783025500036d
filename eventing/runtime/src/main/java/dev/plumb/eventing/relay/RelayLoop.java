package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.eventing.lease.Leases;
import dev.plumb.eventing.relay.InFlight.Sent;
import dev.plumb.eventing.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * The relay's one thread: takes in what database, broker and leases say, and after each bunch of it
 * reads, publishes and marks whatever can be.
 */
final class RelayLoop implements LeaseListener, PublisherListener {

  private static final Logger LOG = Logger.getLogger(RelayLoop.class);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final long REPORT_EVERY = Duration.ofMillis(250).toNanos();
  private static final long LEASE_PAUSE = Duration.ofMillis(50).toNanos();

  private final String name;
  private final RelaySettings settings;
  private final BrokerConnector broker;
  private final LongSupplier nanoTime;
  private final InstantSource clock;
  private final RelayThread thread;
  private final Lanes lanes;
  private final InFlight inFlight = new InFlight();
  private final Publisher publisher;
  private final OutboxLink readLink;
  private final OutboxLink markLink;
  private final Reading reading;
  private final Marking marking;
  private final RelayMetrics metrics;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<Integer> notOurs = new HashSet<>();
  private final Map<UniEmitter<? super Void>, Set<Integer>> yields = new HashMap<>();
  private Leases leases;
  private long epoch;
  private boolean open;
  private boolean blocked;
  private long confirmsDueFrom;
  private long nextReportAt;
  private volatile Instant lastConfirmed;
  private volatile RelayStatus status;

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
    this.name = name;
    this.settings = settings;
    this.broker = broker;
    this.nanoTime = nanoTime;
    this.clock = clock;
    this.thread = new RelayThread(name, this::step, this::untilNext, this::beginAnew);
    Backoff ofKeys = new Backoff(settings.retryFirst(), settings.retryLast(), random);
    Backoff ofBroker = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), random);
    this.lanes = new Lanes(settings.shards(), ofKeys, settings.pollInterval().toNanos(), nanoTime);
    this.publisher =
        new Publisher(broker, name, settings.source(), ofBroker, this, this::isLeased, spans);
    this.readLink =
        new OutboxLink(
            pool,
            "reading",
            OutboxSql.READING,
            session -> session.listen(WakeUp.CHANNEL, this::wake),
            thread,
            nanoTime,
            this::readAnew);
    this.markLink =
        new OutboxLink(
            pool,
            "marking",
            OutboxSql.MARKING,
            session -> Uni.createFrom().voidItem(),
            thread,
            nanoTime,
            () -> {});
    this.reading = new Reading(readLink, lanes, settings, () -> ours().keySet(), nanoTime, clock);
    this.marking =
        new Marking(
            markLink, Relay.RESOURCE, owner.toString(), nanoTime, this::marked, this::refused);
    this.confirmsDueFrom = nanoTime.getAsLong();
    this.nextReportAt = nanoTime.getAsLong();
    this.status =
        new RelayStatus(false, false, Optional.empty(), 0, 0, 0, Duration.ZERO, Optional.empty());
    this.metrics = new RelayMetrics(registry, this::status);
  }

  void leasedBy(Leases itsLeases) {
    leases = itsLeases;
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

  RelayStatus status() {
    return status;
  }

  private void step() {
    lanes.passTime();
    giveUpSilentChannel();
    publish();
    marking.step(lanes.inDoubt() >= settings.window() / 2 || !yields.isEmpty());
    if (lanes.wasForgetful()) {
      reading.fromTheBeginning();
    }
    reading.step();
    finishYields();
    report();
  }

  private void publish() {
    if (!open || blocked) {
      return;
    }
    declareStreams();
    Map<Integer, Long> leased = ours();
    List<Sent> batch = new ArrayList<>();
    long now = nanoTime.getAsLong();
    while (lanes.inDoubt() < settings.window()) {
      Lane lane = lanes.next();
      if (lane == null) {
        break;
      }
      Long fence = leased.get(lane.shard);
      if (fence == null) {
        lanes.postponed(lane, LEASE_PAUSE);
      } else {
        Sent sent = new Sent(lane, lane.inFlight, fence, now);
        inFlight.add(sent);
        batch.add(sent);
      }
    }
    if (!batch.isEmpty()) {
      publisher.send(epoch, batch);
    }
  }

  private void declareStreams() {
    long now = nanoTime.getAsLong();
    for (Outlet outlet : lanes.outlets()) {
      if (outlet.needsDeclaration(now)) {
        publisher.declare(epoch, outlet.stream);
      }
    }
  }

  /** While the broker blocks, its silence says nothing. */
  private void giveUpSilentChannel() {
    Sent oldest = inFlight.oldest();
    if (!open || blocked || oldest == null) {
      return;
    }
    long since = Math.max(oldest.sentAt(), confirmsDueFrom);
    if (nanoTime.getAsLong() - since >= settings.confirmTimeout().toNanos()) {
      metrics.timedOut();
      LOG.warnf("No confirm within %s: the channel is given up", settings.confirmTimeout());
      publisher.giveUp(epoch);
      unanswered();
    }
  }

  @Override
  public void opened(long opening) {
    thread.execute(
        () -> {
          epoch = opening;
          open = true;
          lanes.outlets().forEach(Outlet::forgetDeclaration);
        });
  }

  @Override
  public void closed(long closing) {
    thread.execute(
        () -> {
          if (closing == epoch && open) {
            unanswered();
          }
        });
  }

  /** The channel's life is over: what it had in flight goes first on the next one. */
  private void unanswered() {
    open = false;
    List<Sent> unsettled = inFlight.restart();
    metrics.unanswered(unsettled.size());
    unsettled.forEach(sent -> lanes.unsettled(sent.lane()));
  }

  @Override
  public void acked(long of, long tag, boolean andAllBefore) {
    thread.execute(
        () -> {
          if (of == epoch && open) {
            inFlight.settle(tag, andAllBefore, this::confirmed);
            lastConfirmed = clock.instant();
          }
        });
  }

  private void confirmed(Sent sent) {
    metrics.confirmed(nanoTime.getAsLong() - sent.sentAt());
    lanes.confirmed(sent.lane());
    marking.add(sent);
  }

  @Override
  public void nacked(long of, long tag, boolean andAllBefore) {
    thread.execute(
        () -> {
          if (of == epoch && open) {
            inFlight.settle(
                tag,
                andAllBefore,
                sent -> {
                  metrics.nacked();
                  lanes.failed(sent.lane());
                });
          }
        });
  }

  @Override
  public void returned(long of, String stream, UUID key) {
    thread.execute(
        () -> {
          Sent sent = of == epoch && open ? inFlight.takeReturned(stream, key) : null;
          if (sent != null) {
            metrics.returned();
            lanes.returned(sent.lane());
          }
        });
  }

  @Override
  public void declared(long of, String stream) {
    thread.execute(
        () -> {
          if (of == epoch) {
            lanes.outlet(stream).declared();
          }
        });
  }

  @Override
  public void notDeclared(long of, String stream) {
    thread.execute(
        () ->
            lanes.outlet(stream).refused(nanoTime.getAsLong() + settings.pollInterval().toNanos()));
  }

  @Override
  public void blocked(boolean now) {
    thread.execute(
        () -> {
          blocked = now;
          confirmsDueFrom = nanoTime.getAsLong();
        });
  }

  @Override
  public void gained(Map<Integer, Long> fences) {
    thread.execute(
        () -> {
          notOurs.removeAll(fences.keySet());
          reading.fromTheBeginning();
        });
  }

  @Override
  public void lost(Set<Integer> shards) {
    thread.execute(() -> lanes.drop(shards));
  }

  @Override
  public Uni<Void> yielding(Set<Integer> shards) {
    return Uni.createFrom()
        .<Void>emitter(
            done ->
                thread.execute(
                    () -> {
                      lanes.drop(shards);
                      yields.put(done, Set.copyOf(shards));
                    }))
        .ifNoItem()
        .after(settings.drainTimeout())
        .recoverWithItem(() -> null);
  }

  private void finishYields() {
    yields
        .entrySet()
        .removeIf(
            each -> {
              boolean settled = lanes.inDoubt(each.getValue()) == 0;
              if (settled) {
                each.getKey().complete(null);
              }
              return settled;
            });
  }

  private void marked(List<Sent> sent) {
    for (Sent each : sent) {
      reading.marked(each.event().position());
      lanes.marked(each.lane());
    }
  }

  /** Somebody else has them, whatever our own clock says. */
  private void refused(List<Integer> shards) {
    if (notOurs.addAll(shards)) {
      LOG.warnf("%d shards went to another relay before their events were marked", shards.size());
      metrics.fenced(shards.size());
      lanes.drop(Set.copyOf(shards));
    }
  }

  private Map<Integer, Long> ours() {
    Map<Integer, Long> leased = leases.held();
    if (notOurs.isEmpty()) {
      return leased;
    }
    Map<Integer, Long> ours = new HashMap<>(leased);
    ours.keySet().removeAll(notOurs);
    return ours;
  }

  private boolean isLeased(Sent sent) {
    return leases.mayFinish(sent.event().shard(), sent.fence());
  }

  private void readAnew() {
    lanes.forgetWaiting();
    reading.fromTheBeginning();
  }

  private void beginAnew() {
    publisher.giveUp(epoch);
    unanswered();
    readAnew();
  }

  /** Nanoseconds until something is due though nothing comes in. */
  private long untilNext() {
    long soon = Math.min(settings.pollInterval().toNanos(), Duration.ofMillis(250).toNanos());
    return marking.untilDue(lanes.untilNextRetry(soon));
  }

  private void report() {
    long now = nanoTime.getAsLong();
    if (now - nextReportAt < 0) {
      return;
    }
    nextReportAt = now + REPORT_EVERY;
    long oldest = lanes.waitingSinceMillis();
    status =
        new RelayStatus(
            open,
            blocked,
            broker.waitingFor(name),
            leases.held().size(),
            lanes.inDoubt(),
            lanes.waitingKeys(),
            oldest == Long.MAX_VALUE
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, clock.millis() - oldest)),
            Optional.ofNullable(lastConfirmed));
  }
}
