package dev.plumb.billing.domain;

/** Why a trigger changed nothing. */
public record Refusal(Reason reason, String detail) {

  public enum Reason {
    /** The state table has no such transition. */
    ILLEGAL_TRANSITION,
    /** No such attempt was ever made. */
    UNKNOWN_ATTEMPT,
    /** No such refund was ever started. */
    UNKNOWN_REFUND,
    /** As often as allowed. */
    NO_ATTEMPT_LEFT,
    /** The provider speaks of another amount, currency or object than was asked for. */
    CONTRADICTION
  }

  /** Money moved at the provider that this payment can't account for. */
  public boolean needsAPerson() {
    return reason == Reason.CONTRADICTION || reason == Reason.UNKNOWN_REFUND;
  }

  public String text() {
    return reason + ": " + detail;
  }
}
