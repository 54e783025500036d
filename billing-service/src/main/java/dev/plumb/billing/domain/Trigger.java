package dev.plumb.billing.domain;

import java.time.Instant;

/** Everything a payment reacts to. What the provider says may come twice, late and in any order. */
public sealed interface Trigger {

  /** Said by the provider about one attempt to authorise. */
  sealed interface OfAttempt extends Trigger {
    int attempt();
  }

  record OrderPlaced(Bill bill) implements Trigger {}

  record CancellationRequested() implements Trigger {}

  /** Cancelled or rejected for good: no money may be kept. */
  record OrderEnded() implements Trigger {}

  record RefundRequested(RefundId refund, Money amount) implements Trigger {}

  record ShipmentPrepared(Parcel parcel) implements Trigger {}

  record ShipmentCancelled() implements Trigger {}

  /** Shipping refused to cancel. */
  record ShipmentGone() implements Trigger {}

  record Authorized(int attempt, String intent, Money amount, Instant expiresAt)
      implements OfAttempt {}

  /**
   * @param transientReason whether the same card may succeed a little later
   */
  record Declined(int attempt, String code, boolean transientReason) implements OfAttempt {}

  record Captured(int attempt, String intent, String charge, Money amount) implements OfAttempt {}

  /** Definitely not taken. */
  record CaptureRefused(int attempt, String reason) implements OfAttempt {}

  /** The call to capture has no answer. */
  record OutcomeUnknown(int attempt) implements OfAttempt {}

  /** The provider holds nothing any more, because it was asked to let go or by itself. */
  record AuthorizationCanceled(int attempt, String intent) implements OfAttempt {}

  /** The time is over for which the provider promised to hold the amount. */
  record AuthorizationLapsed(int attempt) implements OfAttempt {}

  /** Time for another attempt, where this one can't be taken any more. */
  record Renew(int attempt) implements OfAttempt {}

  record RefundCompleted(RefundId refund, int attempt, Money amount) implements Trigger {}

  /** May follow on {@link RefundCompleted}: a bank can send a refund back. */
  record RefundFailed(RefundId refund, int attempt, String reason) implements Trigger {}

  record Reauthorize() implements Trigger {}

  record GiveUp(String reason) implements Trigger {}

  record RetryRefund(RefundId refund) implements Trigger {}

  /** Time to try those again that failed. */
  record RetryRefunds() implements Trigger {}
}
