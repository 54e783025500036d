package dev.plumb.eventing.effect;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How calls to one provider are made. */
public interface ProviderSettings {

  /**
   * Calls under way at once at this provider in this replica. Larger: faster, and harder on the
   * other side.
   */
  @WithDefault("16")
  int concurrency();

  /** Instead of {@code plumb.effect.key-window}. */
  Optional<Duration> keyWindow();

  /** Instead of {@code plumb.effect.backoff}. */
  Optional<Duration> backoff();

  /** Instead of {@code plumb.effect.max-backoff}. */
  Optional<Duration> maxBackoff();

  /**
   * Of how many last calls the circuit takes its measure. Larger: slower to open, and harder to
   * deceive.
   */
  @WithDefault("20")
  int circuitVolume();

  /**
   * The share of them without an answer that opens the circuit, above 0 and up to 1. A refusal is
   * an answer. Smaller: opens at fewer faults.
   */
  @WithDefault("0.75")
  double circuitRatio();

  /**
   * How long nothing is called once the circuit is open; then one call tells whether it closes.
   * Longer: kinder to the other side, slower to notice that it is back.
   */
  @WithDefault("5s")
  Duration circuitDelay();

  /**
   * After so long without any answer nothing more is called before a person says so. Absent: it is
   * tried for ever.
   */
  Optional<Duration> holdAfter();
}
