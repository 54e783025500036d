package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentEvent;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorizationExpired;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorized;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptureFailed;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptured;
import dev.plumb.billing.domain.PaymentEvent.PaymentClosedWithoutCharge;
import dev.plumb.billing.domain.PaymentEvent.PaymentDeclined;
import dev.plumb.billing.domain.PaymentEvent.PaymentVoided;
import dev.plumb.billing.domain.PaymentEvent.RefundCompleted;
import dev.plumb.billing.domain.PaymentEvent.RefundFailed;
import dev.plumb.billing.domain.PaymentEvent.RefundStarted;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Which event begins to wait for something, and which ends the wait. Versions are attempts. */
@Singleton
class PaymentTimers {

  static final String EXPIRY = "payment.expiry";
  static final String RENEWAL = "payment.renewal";
  static final String REFUNDS = "payment.refunds";

  private final RetrySettings settings;

  PaymentTimers(RetrySettings settings) {
    this.settings = settings;
  }

  List<TimerChange> of(Accepted accepted) {
    return accepted.events().stream().flatMap(event -> of(accepted.payment(), event)).toList();
  }

  private Stream<TimerChange> of(Payment after, PaymentEvent event) {
    return switch (event) {
      case PaymentAuthorized it -> set(EXPIRY, after, new Due.At(it.expiresAt()));
      case PaymentCaptured _ -> cancel(EXPIRY, after);
      case PaymentVoided _ -> cancel(EXPIRY, after);
      case PaymentAuthorizationExpired _ ->
          Stream.concat(cancel(EXPIRY, after), set(RENEWAL, after, renewal()));
      case PaymentCaptureFailed _ -> set(RENEWAL, after, renewal());
      case RefundCompleted _ -> whereARefundFailed(after);
      case RefundFailed _ -> whereARefundFailed(after);
      case RefundStarted _ -> Stream.empty();
      case PaymentDeclined _ -> Stream.empty();
      case PaymentClosedWithoutCharge _ -> Stream.empty();
    };
  }

  private Stream<TimerChange> whereARefundFailed(Payment after) {
    return after.status() == PaymentStatus.REFUND_FAILED
        ? set(REFUNDS, after, new Due.After(settings.refund()))
        : Stream.empty();
  }

  private Due renewal() {
    return new Due.After(settings.renewal());
  }

  private static Stream<TimerChange> set(String purpose, Payment payment, Due due) {
    return Stream.of(new SetTimer(purpose, payment.order().value(), payment.attempt(), due));
  }

  private static Stream<TimerChange> cancel(String purpose, Payment payment) {
    return Stream.of(new CancelTimer(purpose, payment.order().value()));
  }
}
