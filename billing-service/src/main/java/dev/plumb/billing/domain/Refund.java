package dev.plumb.billing.domain;

/**
 * @param amount minor units of the payment's currency
 * @param attempt 1, 2 ...: a failed refund may be tried again
 */
public record Refund(RefundId id, long amount, int attempt, State state) {

  public static final int MOST_ATTEMPTS = 4;

  public enum State {
    PENDING,
    COMPLETED,
    FAILED
  }

  static Refund started(RefundId id, long amount) {
    return new Refund(id, amount, 1, State.PENDING);
  }

  Refund completed() {
    return new Refund(id, amount, attempt, State.COMPLETED);
  }

  Refund failed() {
    return new Refund(id, amount, attempt, State.FAILED);
  }

  Refund again() {
    return new Refund(id, amount, attempt + 1, State.PENDING);
  }

  boolean is(State other) {
    return state == other;
  }
}
