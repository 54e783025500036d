package dev.plumb.eventing.timer.firing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Fires timers when they are due, at any number of replicas at once. It sleeps until the next one
 * is due, or is woken by a commit that sets an earlier one. Its own state lives on one Vert.x
 * context, so nothing here needs a lock.
 */
final class TimerWorker {

  private static final Logger LOG = Logger.getLogger(TimerWorker.class);

  private final Vertx vertx;
  private final Context context;
  private final TimerRows rows;
  private final Firing firing;
  private final TimerSettings settings;
  private final TimerMetrics metrics;
  private final Supplier<UUID> claims;
  private final LongSupplier nanos;
  private final CountDownLatch drained = new CountDownLatch(1);

  private boolean running;
  private boolean busy;
  private boolean databaseAway;
  private long alarm = -1;
  private long alarmAt;
  private long measureTimer = -1;
  private Duration wokenWhileBusy;

  /**
   * @param claims unique among replicas
   * @param nanos a clock that only goes on, for the time until the next look
   */
  TimerWorker(
      Vertx vertx,
      TimerRows rows,
      Firing firing,
      TimerSettings settings,
      TimerMetrics metrics,
      Supplier<UUID> claims,
      LongSupplier nanos) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.rows = rows;
    this.firing = firing;
    this.settings = settings;
    this.metrics = metrics;
    this.claims = claims;
    this.nanos = nanos;
  }

  /** To be called once the tables are there. */
  void start() {
    context.runOnContext(ignored -> begin());
  }

  /** Something is due after that time. Cheap, from any thread, also before start and after stop. */
  void wakeWithin(Duration time) {
    if (time.compareTo(settings.poll()) < 0) {
      context.runOnContext(ignored -> wake(time));
    }
  }

  /** Claims nothing more and waits for what is firing, at most as long as the settings say. */
  void stop() {
    context.runOnContext(ignored -> end());
    try {
      if (!drained.await(settings.drain().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warnf(
            "timers are still firing after %s: what isn't committed will be fired by another"
                + " replica",
            settings.drain());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin() {
    if (drained.getCount() == 0) {
      return;
    }
    running = true;
    measureTimer = vertx.setPeriodic(settings.measure().toMillis(), ignored -> measure());
    measure();
    look();
  }

  private void end() {
    running = false;
    vertx.cancelTimer(alarm);
    vertx.cancelTimer(measureTimer);
    if (!busy) {
      drained.countDown();
    }
  }

  private void wake(Duration time) {
    if (busy) {
      wokenWhileBusy = wokenWhileBusy == null ? time : shorter(wokenWhileBusy, time);
    } else if (running && nanos.getAsLong() + time.toNanos() < alarmAt) {
      lookIn(time);
    }
  }

  private void lookIn(Duration time) {
    vertx.cancelTimer(alarm);
    long millis = Math.max(settings.resolution().toMillis(), time.toMillis());
    alarmAt = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(millis);
    alarm = vertx.setTimer(millis, ignored -> context.runOnContext(again -> look()));
  }

  private void look() {
    if (!running || busy) {
      return;
    }
    busy = true;
    UUID claim = claims.get();
    rows.claim(claim, settings.batch(), settings.claim())
        .call(claimed -> firing.fire(claimed, claim))
        .chain(this::untilNextLook)
        .subscribe()
        .with(
            pause -> context.runOnContext(ignored -> looked(pause)),
            failure -> context.runOnContext(ignored -> failed(failure)));
  }

  /** Zero, if there is more than was taken. */
  private Uni<Duration> untilNextLook(List<DueTimer> claimed) {
    return claimed.size() == settings.batch()
        ? Uni.createFrom().item(Duration.ZERO)
        : rows.untilNext().map(this::atMostPoll);
  }

  private Duration atMostPoll(Optional<Duration> next) {
    return next.map(time -> shorter(time, settings.poll())).orElse(settings.poll());
  }

  private void looked(Duration pause) {
    if (databaseAway) {
      databaseAway = false;
      LOG.info("timers: the database is back");
    }
    goOn(pause);
  }

  private void failed(Throwable failure) {
    tell(failure);
    goOn(settings.backoff());
  }

  private void goOn(Duration pause) {
    busy = false;
    if (!running) {
      drained.countDown();
      return;
    }
    Duration woken = wokenWhileBusy;
    wokenWhileBusy = null;
    Duration next = woken == null ? pause : shorter(pause, woken);
    if (next.isZero()) {
      look();
    } else {
      lookIn(next);
    }
  }

  private void measure() {
    rows.measure()
        .subscribe()
        .with(metrics::dueNow, failure -> context.runOnContext(ignored -> tell(failure)));
  }

  private void tell(Throwable failure) {
    if (!databaseAway) {
      databaseAway = true;
      LOG.warn("timers: can't be read, will be retried until they can", failure);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
