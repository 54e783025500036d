package dev.plumb.eventing.inbox;

import dev.plumb.eventing.usage.Deprecations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Says as a metric what this build still reads though it is on its way out. */
@Singleton
class DeprecatedReads {

  void tell(
      @Observes StartupEvent event,
      @All List<Subscription<?>> subscriptions,
      Deprecations deprecations,
      MeterRegistry meters) {
    for (Subscription<?> each : subscriptions) {
      String stream = each.table().stream();
      each.table().applied().stream()
          .filter(type -> deprecations.of(type).isPresent())
          .forEach(type -> gauge(meters, stream, type));
    }
  }

  private static void gauge(MeterRegistry meters, String stream, String type) {
    Gauge.builder("plumb.deprecated.reads", () -> 1)
        .description("1 where this build reads a type that is on its way out")
        .tag("stream", stream)
        .tag("type", type)
        .register(meters);
  }
}
