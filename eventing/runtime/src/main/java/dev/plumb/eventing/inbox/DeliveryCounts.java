package dev.plumb.eventing.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Of all streams, since this process started.
 *
 * @param deliveries taken
 * @param outcomes of those; what is missing is on its way
 */
public record DeliveryCounts(long deliveries, long outcomes) {

  /** What ends while it is counted counts as on its way. */
  public static DeliveryCounts of(MeterRegistry registry) {
    long outcomes = sum(registry, InboxMetrics.EVENTS);
    return new DeliveryCounts(sum(registry, InboxMetrics.DELIVERIES), outcomes);
  }

  private static long sum(MeterRegistry registry, String name) {
    return (long) registry.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }
}
