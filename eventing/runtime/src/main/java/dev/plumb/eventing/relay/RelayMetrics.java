package dev.plumb.eventing.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Counters {@code plumb.relay.events} by outcome, confirm time, and gauges of the status. */
final class RelayMetrics {

  private final Counter confirmed;
  private final Counter returned;
  private final Counter nacked;
  private final Counter timedOut;
  private final Counter unanswered;
  private final Counter fenced;
  private final Timer confirmTime;

  RelayMetrics(MeterRegistry registry, Supplier<RelayStatus> status) {
    confirmed = outcome(registry, "confirmed");
    returned = outcome(registry, "returned");
    nacked = outcome(registry, "nacked");
    timedOut = outcome(registry, "timed-out");
    unanswered = outcome(registry, "unanswered");
    fenced = outcome(registry, "fenced");
    confirmTime =
        Timer.builder("plumb.relay.confirm")
            .description("From writing an event to the broker's confirm")
            .publishPercentileHistogram()
            .register(registry);
    gauge(registry, "plumb.relay.in.doubt", status, RelayStatus::inDoubt);
    gauge(registry, "plumb.relay.waiting.keys", status, RelayStatus::waitingKeys);
    gauge(registry, "plumb.relay.shards", status, RelayStatus::shards);
    gauge(registry, "plumb.relay.blocked", status, now -> now.blocked() ? 1 : 0);
    gauge(
        registry,
        "plumb.relay.oldest.waiting.seconds",
        status,
        now -> now.oldestWaiting().toMillis() / 1000.0);
    gauge(
        registry,
        "plumb.relay.last.confirmed.epoch.seconds",
        status,
        now -> now.lastConfirmed().map(Instant::getEpochSecond).orElse(0L));
  }

  void confirmed(long nanos) {
    confirmed.increment();
    confirmTime.record(nanos, TimeUnit.NANOSECONDS);
  }

  void returned() {
    returned.increment();
  }

  void nacked() {
    nacked.increment();
  }

  void timedOut() {
    timedOut.increment();
  }

  void unanswered(int events) {
    unanswered.increment(events);
  }

  void fenced(int shards) {
    fenced.increment(shards);
  }

  private static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("plumb.relay.events")
        .description("Publishing attempts by how they ended")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static void gauge(
      MeterRegistry registry,
      String name,
      Supplier<RelayStatus> status,
      java.util.function.Function<RelayStatus, Number> value) {
    Gauge.builder(name, () -> value.apply(status.get())).strongReference(true).register(registry);
  }
}
