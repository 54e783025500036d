package dev.plumb.eventing.effect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Doubling waits, each between half and all of its length, so that many do not come back at once.
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /**
   * @param attempt 1 for the wait after the first
   */
  Duration after(int attempt) {
    int doublings = Math.clamp(attempt - 1, 0, 30);
    long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
