package dev.plumb.eventing.inbox;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;

/** One stream's counters. The outcomes of {@code plumb.inbox.events} add up to the deliveries. */
final class InboxMetrics {

  static final String EVENTS = "plumb.inbox.events";
  static final String DELIVERIES = "plumb.inbox.deliveries";

  private final MeterRegistry registry;
  private final String stream;
  private final Timer batchTime;
  private final DistributionSummary batchSize;

  InboxMetrics(MeterRegistry registry, String stream) {
    this.registry = registry;
    this.stream = stream;
    this.batchTime = registry.timer("plumb.inbox.batch.time", "stream", stream);
    this.batchSize = registry.summary("plumb.inbox.batch.size", "stream", stream);
    for (Outcome outcome : Outcome.values()) {
      count(EVENTS, outcome, 0);
    }
  }

  Timer.Sample begin(int deliveries) {
    batchSize.record(deliveries);
    registry.counter(DELIVERIES, "stream", stream).increment(deliveries);
    return Timer.start(registry);
  }

  void end(Timer.Sample sample) {
    sample.stop(batchTime);
  }

  void committed(Tally tally) {
    countAll(EVENTS, tally.delivered());
    countAll("plumb.inbox.released", tally.released());
  }

  private void countAll(String name, Map<Outcome, Integer> outcomes) {
    outcomes.forEach((outcome, events) -> count(name, outcome, events));
  }

  private void count(String name, Outcome outcome, int events) {
    registry
        .counter(name, "stream", stream, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .increment(events);
  }
}
