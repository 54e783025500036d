package dev.plumb.eventing.effect;

import java.time.Duration;
import java.util.Optional;

/** A circuit that only opens where a test wants it to. */
record TestProviderSettings(
    int concurrency, int circuitVolume, Duration circuitDelay, Optional<Duration> holdAfter)
    implements ProviderSettings {

  TestProviderSettings() {
    this(8, 1_000, Duration.ofMillis(300), Optional.empty());
  }

  TestProviderSettings withConcurrency(int changed) {
    return new TestProviderSettings(changed, circuitVolume, circuitDelay, holdAfter);
  }

  TestProviderSettings opensAfter(int calls) {
    return new TestProviderSettings(concurrency, calls, circuitDelay, holdAfter);
  }

  TestProviderSettings triedEvery(Duration changed) {
    return new TestProviderSettings(concurrency, circuitVolume, changed, holdAfter);
  }

  TestProviderSettings heldAfter(Duration changed) {
    return new TestProviderSettings(concurrency, circuitVolume, circuitDelay, Optional.of(changed));
  }

  @Override
  public double circuitRatio() {
    return 0.75;
  }

  @Override
  public Optional<Duration> keyWindow() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> backoff() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> maxBackoff() {
    return Optional.empty();
  }
}
