package dev.plumb.eventing.backends;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

final class Wait {
  private static final Duration STEP = Duration.ofMillis(50);

  private Wait() {}

  /**
   * @throws BackendFailure when the limit is over or the thread is interrupted
   */
  static void until(Duration limit, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new BackendFailure("Waited in vain (" + limit + ") for the " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
