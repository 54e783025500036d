package dev.plumb.eventing.effect;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What an operator sees of the calls to the outside world. */
final class EffectMetrics {

  private final MeterRegistry meters;
  private volatile OpenEffects open = OpenEffects.NONE;

  EffectMetrics(MeterRegistry meters) {
    this.meters = meters;
    gauge(
        "plumb.effect.unknown", "Effects that may or may not have happened", OpenEffects::unknown);
    gauge("plumb.effect.waiting", "Effects that wait for a person", OpenEffects::waiting);
    gauge(
        "plumb.effect.oldest.open",
        "Age in seconds of the oldest effect that is not settled",
        OpenEffects::oldestSeconds);
  }

  private void gauge(String name, String description, ToDoubleFunction<OpenEffects> value) {
    Gauge.builder(name, () -> value.applyAsDouble(open)).description(description).register(meters);
  }

  void open(OpenEffects now) {
    open = now;
  }

  void answered(String kind, EffectAnswer answer) {
    meters.counter("plumb.effect.answers", "kind", kind, "answer", name(answer)).increment();
  }

  private static String name(EffectAnswer answer) {
    return switch (answer) {
      case EffectAnswer.Confirmed confirmed -> "confirmed";
      case EffectAnswer.Refused refused -> "refused";
      case EffectAnswer.Unknown unknown -> "unknown";
      case EffectAnswer.NeverHappened never -> "never-happened";
    };
  }
}
