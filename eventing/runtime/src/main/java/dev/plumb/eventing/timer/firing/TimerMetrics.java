package dev.plumb.eventing.timer.firing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What an operator sees of the timers. */
final class TimerMetrics {

  private final MeterRegistry meters;
  private volatile DueNow now = DueNow.NONE;

  TimerMetrics(MeterRegistry meters) {
    this.meters = meters;
    gauge("plumb.timer.due", "Timers whose time has come and that nobody is at", DueNow::due);
    gauge(
        "plumb.timer.late", "Seconds that the earliest of them has been due", DueNow::lateSeconds);
  }

  private void gauge(String name, String description, ToDoubleFunction<DueNow> value) {
    Gauge.builder(name, () -> value.applyAsDouble(now)).description(description).register(meters);
  }

  void dueNow(DueNow latest) {
    now = latest;
  }

  void fired(String purpose, int applied, int refused) {
    count(purpose, "applied", applied);
    count(purpose, "refused", refused);
  }

  void failed(String purpose) {
    count(purpose, "failed", 1);
  }

  private void count(String purpose, String outcome, int timers) {
    meters.counter("plumb.timer.fired", "purpose", purpose, "outcome", outcome).increment(timers);
  }
}
