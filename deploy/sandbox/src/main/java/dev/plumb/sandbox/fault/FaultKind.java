package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The names faults are asked for by, with the delay each takes unless told otherwise. */
@RegisterForReflection
public enum FaultKind {
  ERROR_BEFORE(Duration.ZERO, delay -> new Fault.ErrorBefore()),
  UNAVAILABLE(Duration.ZERO, delay -> new Fault.Unavailable()),
  RATE_LIMITED(Duration.ZERO, delay -> new Fault.RateLimited()),
  TIMEOUT_BEFORE(Duration.ofSeconds(60), Fault.TimeoutBefore::new),
  CUT_BEFORE(Duration.ZERO, delay -> new Fault.CutBefore()),
  DOWN(Duration.ZERO, delay -> new Fault.Down()),
  SLOW(Duration.ofSeconds(2), Fault.Slow::new),
  KEY_FORGOTTEN(Duration.ZERO, delay -> new Fault.KeyForgotten()),
  ERROR_AFTER(Duration.ZERO, delay -> new Fault.ErrorAfter()),
  BAD_GATEWAY_AFTER(Duration.ZERO, delay -> new Fault.BadGatewayAfter()),
  TIMEOUT_AFTER(Duration.ofSeconds(60), Fault.TimeoutAfter::new),
  LATE_AFTER(Duration.ofSeconds(2), Fault.LateAfter::new),
  CUT_AFTER(Duration.ZERO, delay -> new Fault.CutAfter()),
  CUT_MIDWAY(Duration.ZERO, delay -> new Fault.CutMidway()),
  ANSWER_DIFFERS(Duration.ZERO, delay -> new Fault.AnswerDiffers()),
  WEBHOOK_TWICE(Duration.ZERO, delay -> new Fault.WebhookTwice()),
  WEBHOOK_LATE(Duration.ofSeconds(10), Fault.WebhookLate::new),
  WEBHOOK_REORDERED(Duration.ofSeconds(10), Fault.WebhookReordered::new),
  WEBHOOK_NEVER(Duration.ZERO, delay -> new Fault.WebhookNever()),
  WEBHOOK_DIFFERS(Duration.ZERO, delay -> new Fault.WebhookDiffers());

  private final Duration usualDelay;
  private final Function<Duration, Fault> fault;

  FaultKind(Duration usualDelay, Function<Duration, Fault> fault) {
    this.usualDelay = usualDelay;
    this.fault = fault;
  }

  /** The delay may be null: the usual one. */
  Fault with(Duration delay) {
    return fault.apply(delay == null ? usualDelay : delay);
  }

  /**
   * Down is the whole, not a call: it strikes reading too, and each call for as long as it lasts.
   */
  boolean strikesEverything() {
    return this == DOWN;
  }

  static Optional<FaultKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.toString().equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(FaultKind::toString).toList();
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
