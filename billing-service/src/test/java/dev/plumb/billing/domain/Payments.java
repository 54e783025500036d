package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Decision.Accepted;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Sentences to tell a payment's story with. */
final class Payments {

  static final OrderId ORDER = new OrderId(new UUID(0, 1));
  static final Money DUE = eur(2500);
  static final Bill BILL = new Bill(DUE, "pm_card_visa");
  static final String INTENT = "pi_1";
  static final Instant EXPIRY = Instant.parse("2026-01-08T00:00:00Z");
  static final Parcel PARCEL =
      new Parcel(new ShipmentId(new UUID(0, 2)), List.of(new UUID(0, 3).toString()));
  static final RefundId REFUND = new RefundId(new UUID(0, 4));

  private Payments() {}

  static Money eur(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }

  static Payment blank() {
    return Payment.blank(new PaymentId(new UUID(0, 5)), ORDER);
  }

  static Payment after(Trigger... triggers) {
    return after(blank(), triggers);
  }

  static Payment after(Payment payment, Trigger... triggers) {
    for (Trigger trigger : triggers) {
      payment = accepted(payment, trigger).payment();
    }
    return payment;
  }

  static Accepted accepted(Payment payment, Trigger trigger) {
    Decision decision = payment.on(trigger);
    if (decision instanceof Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(trigger + " on " + payment.status() + ": " + decision);
  }

  /** The shortest life that ends in the status. */
  static Payment in(PaymentStatus status) {
    return switch (status) {
      case NEW -> blank();
      case AUTHORIZING -> after(placed());
      case AUTHORIZED -> after(placed(), authorized());
      case DECLINED -> after(placed()).in(PaymentStatus.DECLINED);
      case FAILED -> after(placed(), declined());
      case CAPTURING -> after(placed(), authorized(), prepared());
      case UNKNOWN -> after(placed(), authorized(), prepared(), new Trigger.OutcomeUnknown(1));
      case CAPTURED -> after(placed(), authorized(), prepared(), captured());
      case VOIDING -> after(placed(), authorized(), cancel());
      case VOIDED -> after(placed(), authorized(), cancel(), canceled());
      case EXPIRED -> after(placed(), authorized(), canceled());
      case REFUNDING -> after(in(PaymentStatus.CAPTURED), refund(1000));
      case PARTIALLY_REFUNDED -> after(in(PaymentStatus.REFUNDING), refunded(1000));
      case REFUNDED -> after(in(PaymentStatus.CAPTURED), refund(2500), refunded(2500));
      case REFUND_FAILED -> after(in(PaymentStatus.REFUNDING), refundFailed());
      case CLOSED_WITHOUT_CHARGE -> after(in(PaymentStatus.EXPIRED), cancel());
    };
  }

  static Trigger placed() {
    return new Trigger.OrderPlaced(BILL);
  }

  static Trigger cancel() {
    return new Trigger.CancellationRequested();
  }

  static Trigger prepared() {
    return new Trigger.ShipmentPrepared(PARCEL);
  }

  static Trigger goodsKept() {
    return new Trigger.ShipmentCancelled();
  }

  static Trigger goodsGone() {
    return new Trigger.ShipmentGone();
  }

  static Trigger authorized() {
    return authorized(1);
  }

  static Trigger authorized(int attempt) {
    return new Trigger.Authorized(attempt, "pi_" + attempt, DUE, EXPIRY);
  }

  static Trigger declined() {
    return new Trigger.Declined(1, "insufficient_funds", false);
  }

  static Trigger declinedForNow(int attempt) {
    return new Trigger.Declined(attempt, "processing_error", true);
  }

  static Trigger captured() {
    return new Trigger.Captured(1, INTENT, "ch_1", DUE);
  }

  static Trigger captureRefused() {
    return new Trigger.CaptureRefused(1, "amount_too_large");
  }

  static Trigger canceled() {
    return new Trigger.AuthorizationCanceled(1, INTENT);
  }

  static Trigger refund(long cents) {
    return new Trigger.RefundRequested(REFUND, eur(cents));
  }

  static Trigger refunded(long cents) {
    return new Trigger.RefundCompleted(REFUND, 1, eur(cents));
  }

  static Trigger refundFailed() {
    return new Trigger.RefundFailed(REFUND, 1, "expired_or_canceled_card");
  }
}
