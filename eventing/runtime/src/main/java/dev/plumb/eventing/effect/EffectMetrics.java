package dev.plumb.eventing.effect;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What an operator sees of the calls to the outside world. */
final class EffectMetrics {

  private final MeterRegistry meters;
  private volatile OpenEffects open = OpenEffects.NONE;

  EffectMetrics(MeterRegistry meters, Collection<Provider> providers) {
    this.meters = meters;
    providers.forEach(this::gauges);
    gauge(
        "plumb.effect.unknown", "Effects that may or may not have happened", OpenEffects::unknown);
    gauge("plumb.effect.waiting", "Effects that wait for a person", OpenEffects::waiting);
    gauge(
        "plumb.effect.oldest.open",
        "Age in seconds of the oldest effect that is not settled",
        OpenEffects::oldestSeconds);
  }

  private void gauges(Provider provider) {
    Gauge.builder("plumb.effect.circuit.open", () -> provider.circuit() == CLOSED ? 0 : 1)
        .description("1 while nothing or one trying call at a time goes to the provider")
        .tag("provider", provider.name())
        .register(meters);
    Gauge.builder("plumb.effect.held", () -> provider.heldSince().isPresent() ? 1 : 0)
        .description("1 while nothing goes to the provider before a person says so")
        .tag("provider", provider.name())
        .register(meters);
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
      case EffectAnswer.NobodyKnows lost -> "nobody-knows";
    };
  }
}
