package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.PaymentStatus.*;

import dev.plumb.billing.domain.Trigger.*;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every legal transition of a payment. What isn't here is refused. */
final class TransitionTable {

  private static final Map<PaymentStatus, Map<Class<? extends Trigger>, Step>> CELLS =
      new EnumMap<>(PaymentStatus.class);

  static {
    from(PaymentStatus.values())
        .on(ShipmentCancelled.class, Step.REMEMBER)
        .on(ShipmentGone.class, Step.REMEMBER);

    from(NEW)
        .on(OrderPlaced.class, Step.AUTHORIZE)
        .on(ShipmentPrepared.class, Step.REMEMBER)
        .onEnd(Step.CLOSE);

    from(AUTHORIZING)
        .onEnd(Step.REMEMBER)
        .on(ShipmentPrepared.class, Step.REMEMBER)
        .on(RefundRequested.class, Step.REFUND_LATER)
        .on(Authorized.class, Step.HOLD)
        .on(Declined.class, Step.DECLINE)
        .on(AuthorizationCanceled.class, Step.DECLINE)
        .on(Captured.class, Step.TAKE);

    from(DECLINED)
        .onEnd(Step.CLOSE)
        .on(Reauthorize.class, Step.REAUTHORIZE)
        .on(GiveUp.class, Step.FAIL)
        .on(Authorized.class, Step.HOLD)
        .on(Captured.class, Step.TAKE)
        .alreadyDone(Declined.class, AuthorizationCanceled.class);

    from(FAILED)
        .onEnd(Step.REMEMBER)
        .on(Authorized.class, Step.LET_GO)
        .on(Captured.class, Step.TAKE_LATE)
        .alreadyDone(Declined.class, AuthorizationCanceled.class);

    from(AUTHORIZED)
        .onEnd(Step.VOID)
        .on(ShipmentPrepared.class, Step.CAPTURE)
        .on(RefundRequested.class, Step.REFUND_LATER)
        .on(Captured.class, Step.TAKE)
        .on(AuthorizationCanceled.class, Step.EXPIRE)
        .on(AuthorizationLapsed.class, Step.LET_LAPSE)
        .on(Renew.class, Step.LET_LAPSE)
        .alreadyDone(Authorized.class, Declined.class, CaptureRefused.class, OutcomeUnknown.class);

    from(CAPTURING, UNKNOWN)
        .onEnd(Step.REMEMBER)
        .on(RefundRequested.class, Step.REFUND_LATER)
        .on(Captured.class, Step.TAKE)
        .on(CaptureRefused.class, Step.CAPTURE_FAILED)
        .on(AuthorizationCanceled.class, Step.EXPIRE)
        .alreadyDone(Authorized.class, Declined.class);
    from(CAPTURING).on(OutcomeUnknown.class, Step.DOUBT);
    from(UNKNOWN).alreadyDone(OutcomeUnknown.class);

    from(VOIDING)
        .onEnd(Step.REMEMBER)
        .on(AuthorizationCanceled.class, Step.VOIDED)
        .on(Captured.class, Step.TAKE_LATE)
        .alreadyDone(Authorized.class, Declined.class, CaptureRefused.class, OutcomeUnknown.class);

    from(VOIDED)
        .onEnd(Step.REMEMBER)
        .on(Captured.class, Step.TAKE_LATE)
        .alreadyDone(Authorized.class, Declined.class, CaptureRefused.class, OutcomeUnknown.class)
        .alreadyDone(AuthorizationCanceled.class);

    from(EXPIRED)
        .onEnd(Step.CLOSE)
        .on(ShipmentPrepared.class, Step.REMEMBER)
        .on(Reauthorize.class, Step.REAUTHORIZE)
        .on(GiveUp.class, Step.FAIL)
        .on(Renew.class, Step.RENEW)
        .on(Captured.class, Step.TAKE)
        .alreadyDone(Authorized.class, Declined.class, CaptureRefused.class, OutcomeUnknown.class)
        .alreadyDone(AuthorizationCanceled.class);

    from(CLOSED_WITHOUT_CHARGE)
        .onEnd(Step.REMEMBER)
        .on(Authorized.class, Step.LET_GO)
        .on(Captured.class, Step.TAKE_LATE)
        .alreadyDone(Declined.class, CaptureRefused.class, OutcomeUnknown.class)
        .alreadyDone(AuthorizationCanceled.class);

    from(CAPTURED, REFUNDING, PARTIALLY_REFUNDED, REFUND_FAILED, REFUNDED)
        .onEnd(Step.RETURN_MONEY)
        .on(RefundRequested.class, Step.REFUND)
        .on(RefundCompleted.class, Step.REFUND_COMPLETED)
        .on(RefundFailed.class, Step.REFUND_FAILED)
        .alreadyDone(Authorized.class, Declined.class, CaptureRefused.class, OutcomeUnknown.class)
        .alreadyDone(Captured.class);
    from(CAPTURED).on(ShipmentPrepared.class, Step.ANNOUNCE);
    from(REFUND_FAILED)
        .on(RetryRefund.class, Step.RETRY_REFUND)
        .on(RetryRefunds.class, Step.RETRY_REFUNDS);
  }

  private TransitionTable() {}

  static Optional<Step> step(PaymentStatus status, Trigger trigger) {
    return Optional.ofNullable(CELLS.get(status).get(trigger.getClass()));
  }

  private static Rows from(PaymentStatus... statuses) {
    return new Rows(List.of(statuses));
  }

  private record Rows(List<PaymentStatus> statuses) {

    Rows on(Class<? extends Trigger> trigger, Step step) {
      for (PaymentStatus status : statuses) {
        Step other = CELLS.computeIfAbsent(status, _ -> new HashMap<>()).put(trigger, step);
        if (other != null) {
          throw new IllegalStateException(status + " has two steps for " + trigger);
        }
      }
      return this;
    }

    Rows onEnd(Step step) {
      return on(CancellationRequested.class, step).on(OrderEnded.class, step);
    }

    @SafeVarargs
    final Rows alreadyDone(Class<? extends Trigger>... triggers) {
      for (Class<? extends Trigger> trigger : triggers) {
        on(trigger, Step.DONE);
      }
      return this;
    }
  }
}
