package dev.plumb.eventing.timer.firing;

import java.time.Duration;

/** Short enough for tests; only what a test changes is a component. */
record TestTimerSettings(Duration poll, Duration claim) implements TimerSettings {

  TestTimerSettings() {
    this(Duration.ofMillis(50), Duration.ofSeconds(10));
  }

  TestTimerSettings withPoll(Duration changed) {
    return new TestTimerSettings(changed, claim);
  }

  @Override
  public int batch() {
    return 16;
  }

  @Override
  public Duration resolution() {
    return Duration.ofMillis(1);
  }

  @Override
  public Duration backoff() {
    return Duration.ofMillis(50);
  }

  @Override
  public Duration maxBackoff() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration drain() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Duration measure() {
    return Duration.ofMillis(50);
  }
}
