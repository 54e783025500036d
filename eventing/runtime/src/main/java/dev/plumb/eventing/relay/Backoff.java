package dev.plumb.eventing.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubling pauses, each somewhere in its upper half, so that what failed together comes apart. */
record Backoff(Duration first, Duration last, RandomGenerator random) {

  /**
   * @param failures 1 after the first
   */
  long nanos(int failures) {
    long longest = last.toNanos();
    long doubled = first.toNanos() << Math.min(failures - 1, 20);
    long pause = doubled <= 0 ? longest : Math.min(doubled, longest);
    return pause / 2 + random.nextLong(pause / 2 + 1);
  }
}
