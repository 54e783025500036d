package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * A fault switched on.
 *
 * @param rate share of the matching calls, 0 to 1
 * @param seed the same seed strikes the same of the matching calls, counted from the first
 * @param operation null: every one but {@code read}; where the provider is down, that too
 * @param orderId null: every order
 * @param times strikes at most so often; null: no limit
 * @param delay null: the fault's usual one
 * @param until when it ends by itself; null: never
 * @param struck how often it has struck
 */
@RegisterForReflection
public record Rule(
    String id,
    FaultKind rule,
    double rate,
    long seed,
    Operation operation,
    String orderId,
    Integer times,
    Duration delay,
    Instant until,
    int struck) {

  boolean matches(Call call, Instant now) {
    return (operation == null ? strikesUnnamed(call) : operation == call.operation())
        && (orderId == null || orderId.equals(call.orderId()))
        && !spent()
        && !over(now);
  }

  private boolean strikesUnnamed(Call call) {
    return rule.strikesEverything() || call.operation() != Operation.READ;
  }

  boolean over(Instant now) {
    return until != null && !until.isAfter(now);
  }

  @JsonIgnore
  boolean spent() {
    return times != null && struck >= times;
  }

  Fault fault() {
    return rule.with(delay);
  }

  Rule named(String name) {
    return new Rule(name, rule, rate, seed, operation, orderId, times, delay, until, struck);
  }

  Rule withStruck(int count) {
    return new Rule(id, rule, rate, seed, operation, orderId, times, delay, until, count);
  }
}
