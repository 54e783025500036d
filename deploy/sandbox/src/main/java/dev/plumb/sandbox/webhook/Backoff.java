package dev.plumb.sandbox.webhook;

import java.time.Duration;

final class Backoff {
  private Backoff() {}

  /** Doubles from {@code first} on, never above {@code longest}. */
  static Duration after(int failures, Duration first, Duration longest) {
    int doublings = Math.min(failures - 1, 30);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
