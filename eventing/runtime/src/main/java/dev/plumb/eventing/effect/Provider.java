package dev.plumb.eventing.effect;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** The other side of some kinds of effects: how it may be called, and how it is. */
final class Provider {

  private static final Logger LOG = Logger.getLogger(Provider.class);

  private final String name;
  private final ProviderSettings settings;
  private final Duration keyWindow;
  private final Duration longestAttempt;
  private final Backoff backoff;
  private final Circuit circuit;
  private final Troubles troubles;
  private final Runnable wake;
  private volatile boolean doubted = true;
  private volatile Optional<Instant> heldSince = Optional.empty();

  /**
   * @param wake run when more may be called than before, from any thread
   */
  Provider(
      String name, EffectSettings all, RandomGenerator random, Troubles troubles, Runnable wake) {
    this.name = name;
    this.settings = all.of(name);
    this.keyWindow = settings.keyWindow().orElseGet(all::keyWindow);
    this.longestAttempt = all.longestAttempt();
    this.backoff =
        new Backoff(
            settings.backoff().orElseGet(all::backoff),
            settings.maxBackoff().orElseGet(all::maxBackoff),
            random);
    this.troubles = troubles;
    this.wake = wake;
    this.circuit = new Circuit(name, settings, this::change);
  }

  String name() {
    return name;
  }

  Optional<Duration> holdAfter() {
    return settings.holdAfter();
  }

  Duration keyWindow() {
    return keyWindow;
  }

  Duration pauseAfter(int attempt) {
    return backoff.after(attempt);
  }

  /** What may be claimed for it, beside what is under way. */
  Room room(long underWay) {
    int free = Math.toIntExact(Math.max(0, settings.concurrency() - underWay));
    return new Room(name, Math.min(free, circuit.lets(free)), keyWindow.minus(longestAttempt));
  }

  /** Fails with {@code CircuitBreakerOpenException} where no call was made. */
  Uni<EffectAnswer> through(Supplier<Uni<EffectAnswer>> call) {
    return circuit.through(call).invoke(this::answered);
  }

  CircuitBreakerState circuit() {
    return circuit.state();
  }

  Optional<Instant> heldSince() {
    return heldSince;
  }

  void held(Optional<Instant> since) {
    if (since.isPresent() && heldSince.isEmpty()) {
      LOG.errorf(
          "%s has given no answer for %s: held since %s, nothing more is sent there. Once it is put"
              + " right: POST /ops/providers/%s/release",
          name, settings.holdAfter().map(Duration::toString).orElse("too long"), since.get(), name);
    }
    if (since.isEmpty() && heldSince.isPresent()) {
      LOG.infof("%s is held no more", name);
    }
    heldSince = since;
  }

  /** It may be written down as in trouble, as it may have been at the start. */
  void doubt() {
    doubted = true;
  }

  private void answered(EffectAnswer answer) {
    if (doubted && !answer.silent()) {
      doubted = false;
      troubles.over(this);
    }
  }

  private void change(CircuitBreakerState before, CircuitBreakerState after) {
    if (after == CircuitBreakerState.OPEN) {
      doubt();
      troubles.goesOn(this);
    }
    if (before == CircuitBreakerState.CLOSED) {
      LOG.warnf(
          "%s gives no answer, its circuit is open: what is due there waits, one call every %s"
              + " tells whether it is back",
          name, settings.circuitDelay());
    }
    if (after == CircuitBreakerState.CLOSED) {
      LOG.infof("%s answers again, its circuit is closed", name);
    }
    wake.run();
  }
}
