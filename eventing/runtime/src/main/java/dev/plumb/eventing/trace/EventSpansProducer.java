package dev.plumb.eventing.trace;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the plain classes of this package beans. */
@Singleton
class EventSpansProducer {

  @Produces
  @Singleton
  EventSpans spans(Instance<OpenTelemetry> telemetry) {
    return telemetry.isResolvable() ? new EventSpans(telemetry.get()) : EventSpans.none();
  }
}
