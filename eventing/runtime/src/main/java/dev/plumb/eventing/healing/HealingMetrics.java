package dev.plumb.eventing.healing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** One stream's gaps that did not close by themselves. */
final class HealingMetrics {

  private final Counter opened;
  private final Counter asked;
  private final Timer healed;

  HealingMetrics(MeterRegistry registry, String stream) {
    opened = registry.counter("plumb.healing.opened", "stream", stream);
    asked = registry.counter("plumb.healing.requests", "stream", stream);
    healed =
        Timer.builder("plumb.healing.healed")
            .description("From the first sign of a gap until it was found closed")
            .tag("stream", stream)
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  void opened(int gaps) {
    opened.increment(gaps);
  }

  void asked() {
    asked.increment();
  }

  void healed(Duration after) {
    healed.record(after);
  }
}
