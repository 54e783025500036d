package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Refusal.Reason;
import dev.plumb.billing.domain.Trigger.AuthorizationCanceled;
import dev.plumb.billing.domain.Trigger.Authorized;
import dev.plumb.billing.domain.Trigger.CaptureRefused;
import dev.plumb.billing.domain.Trigger.Captured;
import dev.plumb.billing.domain.Trigger.GiveUp;
import dev.plumb.billing.domain.Trigger.OrderPlaced;
import dev.plumb.billing.domain.Trigger.RefundCompleted;
import dev.plumb.billing.domain.Trigger.RefundFailed;
import dev.plumb.billing.domain.Trigger.RefundRequested;
import dev.plumb.billing.domain.Trigger.RetryRefund;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;

/** From the cell of the table to the step that stands in it. */
final class Transitions {

  private Transitions() {}

  static Decision decide(Payment payment, Trigger trigger) {
    return Plausibility.objection(payment, trigger)
        .or(
            () ->
                TransitionTable.step(payment.status(), trigger).map(s -> take(s, payment, trigger)))
        .orElseGet(
            () ->
                Decision.refused(
                    Reason.ILLEGAL_TRANSITION,
                    trigger.getClass().getSimpleName() + " while " + payment.status()));
  }

  /** The table pairs a step with the triggers it can be cast to; the matrix test tries each. */
  private static Decision take(Step step, Payment payment, Trigger trigger) {
    return switch (step) {
      case AUTHORIZE -> Authorization.begin(payment, (OrderPlaced) trigger);
      case HOLD -> Authorization.hold(payment, (Authorized) trigger);
      case LET_GO -> Authorization.letGo(payment, (Authorized) trigger);
      case DECLINE -> Authorization.decline(payment, trigger);
      case REAUTHORIZE -> Authorization.again(payment);
      case FAIL -> Authorization.fail(payment, (GiveUp) trigger);
      case EXPIRE -> Authorization.expire(payment);
      case LET_LAPSE -> Authorization.letLapse(payment);
      case RENEW -> Authorization.renew(payment);
      case CAPTURE -> Capturing.begin(payment, (ShipmentPrepared) trigger);
      case ANNOUNCE -> Capturing.announce(payment, (ShipmentPrepared) trigger);
      case TAKE -> Capturing.take(payment, (Captured) trigger);
      case TAKE_LATE -> Capturing.takeLate(payment, (Captured) trigger);
      case CAPTURE_FAILED -> Capturing.fail(payment, (CaptureRefused) trigger);
      case DOUBT -> Decision.accepted(payment.in(PaymentStatus.UNKNOWN));
      case REMEMBER -> Cancelling.remember(payment, trigger);
      case CLOSE -> Cancelling.close(payment, trigger);
      case VOID -> Cancelling.voidHeld(payment, trigger);
      case VOIDED -> Cancelling.voided(payment, (AuthorizationCanceled) trigger);
      case RETURN_MONEY -> Cancelling.returnMoney(payment, trigger);
      case REFUND -> Refunding.request(payment, (RefundRequested) trigger);
      case REFUND_LATER -> Refunding.later(payment, (RefundRequested) trigger);
      case REFUND_COMPLETED -> Refunding.complete(payment, (RefundCompleted) trigger);
      case REFUND_FAILED -> Refunding.fail(payment, (RefundFailed) trigger);
      case RETRY_REFUND -> Refunding.retry(payment, (RetryRefund) trigger);
      case RETRY_REFUNDS -> Refunding.retryAll(payment);
      case DONE -> new Decision.AlreadyDone(payment);
    };
  }
}
