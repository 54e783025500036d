package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Cancellation.Verdict;
import dev.plumb.billing.domain.Decision.AlreadyDone;
import dev.plumb.billing.domain.PaymentEvent.PaymentClosedWithoutCharge;
import dev.plumb.billing.domain.PaymentEvent.PaymentVoided;
import dev.plumb.billing.domain.Trigger.AuthorizationCanceled;
import dev.plumb.billing.domain.Trigger.CancellationRequested;
import dev.plumb.billing.domain.Trigger.OrderEnded;
import dev.plumb.billing.domain.Trigger.ShipmentCancelled;
import dev.plumb.billing.domain.Trigger.ShipmentGone;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;

/** Steps that end a payment before or after money was taken. */
final class Cancelling {

  private Cancelling() {}

  static Decision close(Payment payment, Trigger trigger) {
    return Decision.accepted(
        marked(payment, trigger).in(PaymentStatus.CLOSED_WITHOUT_CHARGE),
        new PaymentClosedWithoutCharge("cancelled"));
  }

  /** Safe without shipping's word: nothing leaves before the amount is taken. */
  static Decision voidHeld(Payment payment, Trigger trigger) {
    Payment marked = marked(payment, trigger);
    if (marked.cancellation().tooLate()) {
      return changed(payment, marked);
    }
    return Decision.accepted(marked.in(PaymentStatus.VOIDING))
        .call(
            new ProviderCall.Void(
                marked.attempt(), marked.intent().orElseThrow(), marked.bill().due()));
  }

  static Decision voided(Payment payment, AuthorizationCanceled canceled) {
    return Decision.accepted(
        payment.in(PaymentStatus.VOIDED), new PaymentVoided(payment.balance()));
  }

  static Decision returnMoney(Payment payment, Trigger trigger) {
    Payment marked = marked(payment, trigger);
    return marked.cancellation().returnsMoney() && Refunding.remainder(marked) > 0
        ? Refunding.startOfRemainder(marked)
        : changed(payment, marked);
  }

  /** A verdict is half of what a cancellation waits for, so that one is tried again. */
  static Decision remember(Payment payment, Trigger trigger) {
    Decision remembered = changed(payment, marked(payment, trigger));
    boolean verdict = trigger instanceof ShipmentCancelled;
    return switch (remembered) {
      case Decision.Accepted accepted
          when verdict && accepted.payment().cancellation().requested() ->
          accepted.then(accepted.payment().on(new CancellationRequested()));
      default -> remembered;
    };
  }

  private static Decision changed(Payment before, Payment after) {
    return after.equals(before) ? new AlreadyDone(before) : Decision.accepted(after);
  }

  private static Payment marked(Payment payment, Trigger trigger) {
    Cancellation now = payment.cancellation();
    return switch (trigger) {
      case CancellationRequested _ -> payment.withCancellation(now.withRequest());
      case OrderEnded _ -> payment.withCancellation(Cancellation.COMPLETE);
      case ShipmentCancelled _ -> payment.withCancellation(now.withVerdict(Verdict.GOODS_KEPT));
      case ShipmentGone _ -> payment.withCancellation(now.withVerdict(Verdict.GOODS_GONE));
      case ShipmentPrepared prepared -> payment.withParcel(prepared.parcel());
      default -> throw new IllegalArgumentException(trigger.toString());
    };
  }
}
