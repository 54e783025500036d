package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Makes the calls that were intended, at any number of replicas at once. Its own state lives on one
 * Vert.x context, so nothing here needs a lock.
 */
final class EffectWorker {

  private static final Logger LOG = Logger.getLogger(EffectWorker.class);

  private final Vertx vertx;
  private final Context context;
  private final EffectRows rows;
  private final EffectPorts ports;
  private final EffectSettings settings;
  private final EffectMetrics metrics;
  private final EffectAttempt attempt;
  private final Providers providers;
  private final Troubles troubles;
  private final Set<String> kindsMissed = new HashSet<>();
  private final CountDownLatch drained = new CountDownLatch(1);

  private final Set<ClaimedEffect> underWay = new HashSet<>();

  private long pollTimer;
  private long renewTimer;
  private long measureTimer;
  private boolean running;
  private boolean stopped;
  private boolean claiming;
  private boolean askedMeanwhile;
  private boolean databaseAway;

  /**
   * @param name unique among replicas
   */
  EffectWorker(
      Vertx vertx,
      Pool pool,
      Transactions transactions,
      EffectPorts ports,
      EffectSettings settings,
      MeterRegistry meters,
      RandomGenerator random,
      String name) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.ports = ports;
    this.settings = settings;
    this.rows = new EffectRows(pool, name, settings.claim());
    this.troubles = new Troubles(new TroubleRows(pool));
    this.providers = new Providers(ports, settings, random, troubles, this::wake);
    this.metrics = new EffectMetrics(meters, providers.all());
    this.attempt =
        new EffectAttempt(
            rows, ports, transactions, new FreshContext(vertx), metrics, settings, providers);
  }

  Providers providers() {
    return providers;
  }

  /** To be called once the tables are there. */
  void start() {
    context.runOnContext(ignored -> begin());
  }

  /** Something may be due. Cheap, from any thread, also before the start and after the stop. */
  void wake() {
    context.runOnContext(ignored -> claim());
  }

  /** Takes nothing new and waits for the calls under way, at most as long as the settings say. */
  void stop() {
    context.runOnContext(ignored -> end());
    try {
      if (!drained.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf(
            "effects are still under way after %s: they will be asked about", settings.drain());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    context.runOnContext(ignored -> vertx.cancelTimer(renewTimer));
  }

  private void begin() {
    if (stopped) {
      return;
    }
    running = true;
    pollTimer = vertx.setPeriodic(settings.poll().toMillis(), ignored -> wake());
    renewTimer = vertx.setPeriodic(settings.renew().toMillis(), ignored -> renew());
    measureTimer = vertx.setPeriodic(settings.measure().toMillis(), ignored -> measure());
    measure();
    claim();
  }

  private void end() {
    running = false;
    stopped = true;
    vertx.cancelTimer(pollTimer);
    vertx.cancelTimer(measureTimer);
    releaseIfDrained();
  }

  private void releaseIfDrained() {
    if (!running && !claiming && underWay.isEmpty()) {
      drained.countDown();
    }
  }

  private void claim() {
    if (!running) {
      return;
    }
    List<Room> rooms = providers.rooms(underWay);
    if (rooms.isEmpty()) {
      return;
    }
    if (claiming) {
      askedMeanwhile = true;
      return;
    }
    claiming = true;
    askedMeanwhile = false;
    rows.claim(ports.kinds(), rooms)
        .subscribe()
        .with(
            claimed -> context.runOnContext(ignored -> claimed(claimed)),
            failure -> context.runOnContext(ignored -> failed(failure)));
  }

  private void claimed(List<ClaimedEffect> claimed) {
    claiming = false;
    if (databaseAway) {
      databaseAway = false;
      LOG.info("effects: the database is back");
    }
    underWay.addAll(claimed);
    claimed.forEach(this::make);
    if (askedMeanwhile) {
      claim();
    }
    releaseIfDrained();
  }

  private void failed(Throwable failure) {
    claiming = false;
    tell(failure);
    releaseIfDrained();
  }

  private void tell(Throwable failure) {
    if (!databaseAway) {
      databaseAway = true;
      LOG.warn("effects: can't be read, will be retried until they can", failure);
    }
  }

  private void make(ClaimedEffect claimed) {
    attempt
        .make(claimed)
        .onFailure()
        .invoke(
            failure ->
                LOG.warnf(failure, "effect %d: left open, will be asked about", claimed.id()))
        .onTermination()
        .invoke(() -> context.runOnContext(ignored -> done(claimed)))
        .subscribe()
        .with(ignored -> {}, ignored -> {});
  }

  private void done(ClaimedEffect claimed) {
    underWay.remove(claimed);
    claim();
    releaseIfDrained();
  }

  private void renew() {
    context.runOnContext(
        ignored -> {
          if (!underWay.isEmpty()) {
            rows.renew(underWay)
                .subscribe()
                .with(renewed -> {}, failure -> context.runOnContext(again -> tell(failure)));
          }
        });
  }

  private void measure() {
    rows.measure()
        .invoke(metrics::open)
        .chain(troubles::held)
        .invoke(providers::held)
        .chain(() -> rows.kindsWithout(ports.kinds()))
        .subscribe()
        .with(
            kinds -> context.runOnContext(ignored -> missed(kinds)),
            failure -> context.runOnContext(ignored -> failed(failure)));
  }

  private void missed(List<String> kinds) {
    for (String kind : kinds) {
      if (kindsMissed.add(kind)) {
        LOG.errorf(
            "effects of kind %s are waiting, and this application has no port of that kind", kind);
      }
    }
  }
}
