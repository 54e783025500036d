package dev.plumb.eventing.inbox;

import dev.plumb.eventing.retry.Backoff;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One transaction, run until it commits: after passing faults for as long as they last, after
 * others a limited number of times.
 */
final class Tries<T> {

  private static final Logger LOG = Logger.getLogger(Tries.class);

  /** A taken key is more often a race than a fault of the event. */
  private static final int PATIENCE_FOR_RACES = 3;

  private final Supplier<Uni<T>> transaction;
  private final Backoff backoff;
  private final Pause pause;
  private final String what;
  private final int attempts;
  private int faults;
  private int lasting;
  private String logged;

  /**
   * @param what for the log, such as {@code "stream payment"}
   * @param attempts how often it may fail with a fault that is not passing
   */
  Tries(Supplier<Uni<T>> transaction, Backoff backoff, Pause pause, String what, int attempts) {
    this.transaction = transaction;
    this.backoff = backoff;
    this.pause = pause;
    this.what = what;
    this.attempts = attempts;
  }

  /** Fails with the last fault, or with the pause's own. */
  Uni<T> run() {
    return Uni.createFrom()
        .deferred(transaction::get)
        .onFailure()
        .recoverWithUni(this::afterFault)
        .onFailure(AgainException.class)
        .retry()
        .indefinitely()
        .invoke(this::logRecovery);
  }

  private Uni<T> afterFault(Throwable fault) {
    if (fault instanceof Awaiting awaiting) {
      return arrivalOf(awaiting).chain(() -> pause.of(backoff.pause(1))).chain(this::again);
    }
    if (!isWorthAnotherTry(Fault.of(fault))) {
      return Uni.createFrom().failure(fault);
    }
    faults++;
    logChange(fault);
    return pause.of(backoff.pause(faults)).chain(this::again);
  }

  private Uni<T> again() {
    return Uni.createFrom().failure(new AgainException());
  }

  /** Goes on where it was called, as {@link Pause#onContext}. */
  private static Uni<Void> arrivalOf(Awaiting awaiting) {
    Context context = Vertx.currentContext();
    Uni<Void> arrival =
        Uni.createFrom()
            .completionStage(awaiting::arrival)
            .onFailure()
            .recoverWithNull()
            .replaceWithVoid();
    return context == null
        ? arrival
        : arrival.emitOn(task -> context.runOnContext(ignored -> task.run()));
  }

  private boolean isWorthAnotherTry(Fault fault) {
    return switch (fault) {
      case PASSING -> true;
      case TAKEN -> attempts > 1 && ++lasting < attempts * PATIENCE_FOR_RACES;
      case LASTING -> ++lasting < attempts;
    };
  }

  private void logChange(Throwable fault) {
    String now = Fault.name(fault);
    if (fault instanceof OvertakenException
        || fault instanceof Fork.Found
        || fault instanceof NewHistoryException
        || Objects.equals(now, logged)) {
      return;
    }
    logged = now;
    LOG.warnf("Consuming %s: %s, tried again until it works", what, now);
  }

  private void logRecovery() {
    if (logged != null) {
      LOG.infof("Consuming %s goes on after %d failed tries", what, faults);
    }
  }

  private static final class AgainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AgainException() {
      super(null, null, false, false);
    }
  }
}
