package dev.plumb.eventing.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double up to a limit, spread so that lanes don't come back all at once. */
public record Backoff(Duration from, Duration upTo, RandomGenerator random) {

  /**
   * @param faults so far, at least 1
   */
  public Duration pause(int faults) {
    long whole = from.toMillis() << Math.min(faults - 1, 20);
    long limited = Math.min(whole, upTo.toMillis());
    return Duration.ofMillis(Math.max(1, (long) (limited * (0.5 + random.nextDouble() / 2))));
  }
}
