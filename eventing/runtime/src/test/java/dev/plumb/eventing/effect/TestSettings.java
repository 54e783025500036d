package dev.plumb.eventing.effect;

import java.time.Duration;

/** Short enough for tests; only what a test changes is a component. */
record TestSettings(
    Duration callTimeout, Duration claim, Duration renew, Duration keyWindow, Duration poll)
    implements EffectSettings {

  TestSettings() {
    this(
        Duration.ofMillis(300),
        Duration.ofSeconds(5),
        Duration.ofMillis(1_500),
        Duration.ofHours(24),
        Duration.ofMillis(50));
  }

  TestSettings withCallTimeout(Duration changed) {
    return new TestSettings(changed, claim, renew, keyWindow, poll);
  }

  TestSettings withClaim(Duration changed) {
    return new TestSettings(callTimeout, changed, renew, keyWindow, poll);
  }

  TestSettings withRenew(Duration changed) {
    return new TestSettings(callTimeout, claim, changed, keyWindow, poll);
  }

  TestSettings withKeyWindow(Duration changed) {
    return new TestSettings(callTimeout, claim, renew, changed, poll);
  }

  TestSettings withPoll(Duration changed) {
    return new TestSettings(callTimeout, claim, renew, keyWindow, changed);
  }

  @Override
  public int concurrency() {
    return 8;
  }

  @Override
  public Duration backoff() {
    return Duration.ofMillis(20);
  }

  @Override
  public Duration maxBackoff() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration drain() {
    return Duration.ofMillis(200);
  }

  @Override
  public Duration measure() {
    return Duration.ofMillis(100);
  }
}
