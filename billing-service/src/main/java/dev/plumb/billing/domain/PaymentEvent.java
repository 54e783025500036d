package dev.plumb.billing.domain;

import java.time.Instant;

/** Facts of a payment. Balances are cumulative, as they stand after the event. */
public sealed interface PaymentEvent {

  record PaymentAuthorized(int attempt, Instant expiresAt, Balance balance)
      implements PaymentEvent {}

  record PaymentDeclined(int attempt, boolean retryable, String declineCode)
      implements PaymentEvent {}

  record PaymentAuthorizationExpired(int attempt) implements PaymentEvent {}

  record PaymentCaptured(CaptureId capture, Parcel parcel, Balance balance)
      implements PaymentEvent {}

  record PaymentCaptureFailed(String reason) implements PaymentEvent {}

  record PaymentVoided(Balance balance) implements PaymentEvent {}

  record RefundStarted(RefundId refund, long amount, Balance balance) implements PaymentEvent {}

  record RefundCompleted(RefundId refund, Balance balance) implements PaymentEvent {}

  record RefundFailed(RefundId refund, String reason, Balance balance) implements PaymentEvent {}

  record PaymentClosedWithoutCharge(String reason) implements PaymentEvent {}
}
