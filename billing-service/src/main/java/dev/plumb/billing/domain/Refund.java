package dev.plumb.billing.domain;

/**
 * @param amount minor units of the payment's currency
 * @param attempt 1, 2 ...: a failed refund may be tried again; 0 before the first
 */
public record Refund(RefundId id, long amount, int attempt, State state) {

  public static final int MOST_ATTEMPTS = 4;

  public enum State {
    /** Asked for before the amount was taken. */
    WANTED,
    PENDING,
    COMPLETED,
    FAILED
  }

  static Refund wanted(RefundId id, long amount) {
    return new Refund(id, amount, 0, State.WANTED);
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
