package dev.plumb.systemtests.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again until something is so. */
final class Until {

  private Until() {}

  /** Seconds it took. */
  static double is(String what, Duration atMost, Duration between, BooleanSupplier condition) {
    long from = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - from > atMost.toNanos()) {
        throw new BenchFailure("After " + atMost + " still not so: " + what);
      }
      LockSupport.parkNanos(between.toNanos());
    }
    return (System.nanoTime() - from) / 1e9;
  }
}
