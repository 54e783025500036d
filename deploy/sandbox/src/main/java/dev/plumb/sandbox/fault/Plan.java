package dev.plumb.sandbox.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is going to go wrong with one call, if anything. */
public record Plan(List<Fault.OfCall> ofCall, List<Fault.OfWebhook> ofWebhook) {
  public static final Plan NOTHING = new Plan(List.of(), List.of());

  static Plan of(List<Fault> faults) {
    return faults.isEmpty()
        ? NOTHING
        : new Plan(only(faults, Fault.OfCall.class), only(faults, Fault.OfWebhook.class));
  }

  private static <F> List<F> only(List<? extends Fault> faults, Class<F> type) {
    return faults.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public Optional<Fault.Before> before() {
    return only(ofCall, Fault.Before.class).stream().findFirst();
  }

  public Optional<Fault.After> after() {
    return only(ofCall, Fault.After.class).stream().findFirst();
  }

  public Duration slowness() {
    return only(ofCall, Fault.Slow.class).stream()
        .map(Fault.Slow::delay)
        .reduce(Duration.ZERO, Duration::plus);
  }

  public boolean failsWhenDone() {
    return !only(ofCall, Fault.ErrorAfter.class).isEmpty();
  }

  public boolean forgetsKey() {
    return !only(ofCall, Fault.KeyForgotten.class).isEmpty();
  }
}
