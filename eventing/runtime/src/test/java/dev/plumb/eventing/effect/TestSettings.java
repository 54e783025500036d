package dev.plumb.eventing.effect;

import java.time.Duration;
import java.util.Map;

/** Short enough for tests; only what a test changes is a component. */
record TestSettings(
    Duration callTimeout,
    Duration claim,
    Duration renew,
    Duration keyWindow,
    Duration poll,
    ProviderSettings ofAll)
    implements EffectSettings {

  TestSettings() {
    this(
        Duration.ofMillis(300),
        Duration.ofSeconds(5),
        Duration.ofMillis(1_500),
        Duration.ofHours(24),
        Duration.ofMillis(50),
        new TestProviderSettings());
  }

  TestSettings withCallTimeout(Duration changed) {
    return new TestSettings(changed, claim, renew, keyWindow, poll, ofAll);
  }

  TestSettings withClaim(Duration changed) {
    return new TestSettings(callTimeout, changed, renew, keyWindow, poll, ofAll);
  }

  TestSettings withRenew(Duration changed) {
    return new TestSettings(callTimeout, claim, changed, keyWindow, poll, ofAll);
  }

  TestSettings withKeyWindow(Duration changed) {
    return new TestSettings(callTimeout, claim, renew, changed, poll, ofAll);
  }

  TestSettings withPoll(Duration changed) {
    return new TestSettings(callTimeout, claim, renew, keyWindow, changed, ofAll);
  }

  TestSettings with(TestProviderSettings changed) {
    return new TestSettings(callTimeout, claim, renew, keyWindow, poll, changed);
  }

  @Override
  public Map<String, ProviderSettings> provider() {
    return Map.of();
  }

  @Override
  public ProviderSettings of(String provider) {
    return ofAll;
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
