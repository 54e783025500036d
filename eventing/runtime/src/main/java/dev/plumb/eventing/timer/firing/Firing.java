package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.timer.firing.FiringTransaction.Fired;
import dev.plumb.eventing.tx.FreshContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings claimed timers to their end: those of one purpose together, or, where that fails, one by
 * one, so that one that can't be fired costs only itself. It is tried again for ever, at longer and
 * longer intervals.
 */
final class Firing {

  private static final Logger LOG = Logger.getLogger(Firing.class);

  private final FiringTransaction transaction;
  private final TimerPorts ports;
  private final TimerRows rows;
  private final FreshContext contexts;
  private final TimerMetrics metrics;
  private final Backoff backoff;

  Firing(
      FiringTransaction transaction,
      TimerPorts ports,
      TimerRows rows,
      FreshContext contexts,
      TimerMetrics metrics,
      Backoff backoff) {
    this.transaction = transaction;
    this.ports = ports;
    this.rows = rows;
    this.contexts = contexts;
    this.metrics = metrics;
    this.backoff = backoff;
  }

  /** Fails only if the database does; then the claim runs out and another replica takes over. */
  Uni<Void> fire(List<DueTimer> claimed, UUID claim) {
    return eachOf(
        claimed.stream().collect(Collectors.groupingBy(DueTimer::purpose)).values(),
        ofOnePurpose -> together(ofOnePurpose, claim));
  }

  private Uni<Void> together(List<DueTimer> timers, UUID claim) {
    return inTransaction(timers, claim)
        .onFailure()
        .recoverWithUni(failure -> eachOf(timers, timer -> alone(timer, claim)));
  }

  private Uni<Void> alone(DueTimer timer, UUID claim) {
    return inTransaction(List.of(timer), claim)
        .onFailure()
        .recoverWithUni(failure -> postpone(timer, claim, failure));
  }

  private Uni<Void> inTransaction(List<DueTimer> timers, UUID claim) {
    String purpose = timers.getFirst().purpose();
    return contexts
        .<Fired>run(() -> transaction.fire(ports.of(purpose), timers, claim))
        .invoke(fired -> metrics.fired(purpose, fired.applied(), fired.refused()))
        .replaceWithVoid();
  }

  private Uni<Void> postpone(DueTimer timer, UUID claim, Throwable failure) {
    Duration wait = backoff.pause(timer.attempt());
    metrics.failed(timer.purpose());
    LOG.warnf(
        failure,
        "timer %s of %s could not be fired (attempt %d), again in %d ms",
        timer.purpose(),
        timer.key(),
        timer.attempt(),
        wait.toMillis());
    return rows.postpone(timer, claim, wait);
  }

  private static <T> Uni<Void> eachOf(Iterable<T> all, Function<T, Uni<Void>> work) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (T each : all) {
      done = done.chain(() -> work.apply(each));
    }
    return done;
  }
}
