package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * A fault switched on.
 *
 * @param rate share of the matching calls, 0 to 1
 * @param seed the same seed strikes the same of the matching calls, counted from the first
 * @param operation null: every one but {@code read}
 * @param orderId null: every order
 * @param times strikes at most so often; null: no limit
 * @param delay null: the fault's usual one
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
    int struck) {

  boolean matches(Call call) {
    return (operation == null ? call.operation() != Operation.READ : operation == call.operation())
        && (orderId == null || orderId.equals(call.orderId()))
        && !spent();
  }

  @JsonIgnore
  boolean spent() {
    return times != null && struck >= times;
  }

  Fault fault() {
    return rule.with(delay);
  }

  Rule withStruck(int count) {
    return new Rule(id, rule, rate, seed, operation, orderId, times, delay, count);
  }
}
