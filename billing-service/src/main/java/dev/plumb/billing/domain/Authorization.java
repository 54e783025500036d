package dev.plumb.billing.domain;

import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorizationExpired;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorized;
import dev.plumb.billing.domain.PaymentEvent.PaymentClosedWithoutCharge;
import dev.plumb.billing.domain.PaymentEvent.PaymentDeclined;
import dev.plumb.billing.domain.Refusal.Reason;
import dev.plumb.billing.domain.Trigger.AuthorizationCanceled;
import dev.plumb.billing.domain.Trigger.Authorized;
import dev.plumb.billing.domain.Trigger.CancellationRequested;
import dev.plumb.billing.domain.Trigger.Declined;
import dev.plumb.billing.domain.Trigger.GiveUp;
import dev.plumb.billing.domain.Trigger.OrderPlaced;
import dev.plumb.billing.domain.Trigger.Reauthorize;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;

/** Steps around holding the amount. */
final class Authorization {

  private Authorization() {}

  static Decision begin(Payment payment, OrderPlaced placed) {
    return attempt(payment.withBill(placed.bill()));
  }

  static Decision again(Payment payment) {
    return payment.attempt() < Payment.MOST_ATTEMPTS
        ? attempt(payment)
        : Decision.refused(Reason.NO_ATTEMPT_LEFT, "after %d".formatted(payment.attempt()));
  }

  private static Decision attempt(Payment payment) {
    Payment asking = payment.in(PaymentStatus.AUTHORIZING).withNextAttempt();
    Bill bill = asking.bill();
    return Decision.accepted(asking)
        .call(new ProviderCall.Authorize(asking.attempt(), bill.due(), bill.paymentMethod()));
  }

  /** What was waiting for the amount goes on: a cancellation first, else the parcel. */
  static Decision hold(Payment payment, Authorized authorized) {
    Payment held =
        payment
            .in(PaymentStatus.AUTHORIZED)
            .withIntent(authorized.intent())
            .withBalance(payment.balance().withAuthorized(authorized.amount()));
    Decision.Accepted accepted =
        Decision.accepted(
            held,
            new PaymentAuthorized(authorized.attempt(), authorized.expiresAt(), held.balance()));
    if (held.cancellation().requested()) {
      return accepted.then(accepted.payment().on(new CancellationRequested()));
    }
    return held.parcel()
        .map(parcel -> accepted.then(accepted.payment().on(new ShipmentPrepared(parcel))))
        .orElse(accepted);
  }

  static Decision letGo(Payment payment, Authorized authorized) {
    return Decision.accepted(payment)
        .call(
            new ProviderCall.Void(authorized.attempt(), authorized.intent(), authorized.amount()));
  }

  static Decision decline(Payment payment, Trigger trigger) {
    return switch (trigger) {
      case Declined declined -> decline(payment, declined);
      case AuthorizationCanceled canceled ->
          decline(payment, new Declined(canceled.attempt(), "canceled", false));
      default -> throw new IllegalArgumentException(trigger.toString());
    };
  }

  private static Decision decline(Payment payment, Declined declined) {
    boolean retryable =
        declined.transientReason()
            && payment.attempt() < Payment.MOST_ATTEMPTS
            && !payment.cancellation().requested();
    Decision.Accepted accepted =
        Decision.accepted(
            payment.in(PaymentStatus.DECLINED),
            new PaymentDeclined(declined.attempt(), retryable, declined.code()));
    Trigger next = retryable ? new Reauthorize() : new GiveUp("declined: " + declined.code());
    return accepted.then(accepted.payment().on(next));
  }

  static Decision fail(Payment payment, GiveUp giveUp) {
    return Decision.accepted(
        payment.in(PaymentStatus.FAILED), new PaymentClosedWithoutCharge(giveUp.reason()));
  }

  /** Let go at once, so that the next attempt holds the amount alone. */
  static Decision letLapse(Payment payment) {
    Decision.Accepted expired =
        Decision.accepted(
            payment.in(PaymentStatus.EXPIRED), new PaymentAuthorizationExpired(payment.attempt()));
    return expired.call(
        new ProviderCall.Void(
            payment.attempt(), payment.intent().orElseThrow(), payment.bill().due()));
  }

  static Decision renew(Payment payment) {
    return payment.attempt() < Payment.MOST_ATTEMPTS
        ? attempt(payment)
        : fail(payment, new GiveUp("no attempt is left after " + payment.attempt()));
  }

  static Decision expire(Payment payment) {
    Decision.Accepted expired =
        Decision.accepted(
            payment.in(PaymentStatus.EXPIRED), new PaymentAuthorizationExpired(payment.attempt()));
    return payment.cancellation().requested()
        ? expired.then(expired.payment().on(new CancellationRequested()))
        : expired;
  }
}
