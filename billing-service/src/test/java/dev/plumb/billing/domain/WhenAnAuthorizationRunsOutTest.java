package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.Payments.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorizationExpired;
import dev.plumb.billing.domain.PaymentEvent.PaymentClosedWithoutCharge;
import org.junit.jupiter.api.Test;

class WhenAnAuthorizationRunsOutTest {

  private static final Trigger LAPSED = new Trigger.AuthorizationLapsed(1);
  private static final Trigger RENEW = new Trigger.Renew(1);

  @Test
  void itIsLetGoAndNotCaptured() {
    Accepted lapsed = accepted(in(PaymentStatus.AUTHORIZED), LAPSED);

    assertThat(lapsed.events()).containsExactly(new PaymentAuthorizationExpired(1));
    assertThat(lapsed.calls()).containsExactly(new ProviderCall.Void(1, INTENT, DUE));
    assertThat(accepted(lapsed.payment(), prepared()).calls()).isEmpty();
  }

  @Test
  void theNextAttemptGoesOnWhereItWas() {
    Payment ready = after(in(PaymentStatus.AUTHORIZED), LAPSED, prepared(), RENEW);
    assertThat(ready.status()).isEqualTo(PaymentStatus.AUTHORIZING);

    assertThat(accepted(ready, authorized(2)).calls())
        .containsExactly(new ProviderCall.Capture(2, "pi_2", DUE));
  }

  @Test
  void aTimerOfAnEarlierAttemptChangesNothing() {
    Payment second = after(in(PaymentStatus.EXPIRED), RENEW, authorized(2));

    assertThat(second.on(LAPSED)).isInstanceOf(Decision.AlreadyDone.class);
    assertThat(second.on(RENEW)).isInstanceOf(Decision.AlreadyDone.class);
  }

  @Test
  void onceTheMoneyIsTakenNothingLapses() {
    assertThat(in(PaymentStatus.CAPTURED).on(LAPSED)).isInstanceOf(Decision.Refused.class);
    assertThat(in(PaymentStatus.CAPTURING).on(LAPSED)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void aCaptureThatFailedIsRenewedToo() {
    Payment failed = after(in(PaymentStatus.CAPTURING), captureRefused());

    Accepted renewed = accepted(failed, RENEW);
    assertThat(renewed.payment().status()).isEqualTo(PaymentStatus.EXPIRED);
    assertThat(renewed.calls()).containsExactly(new ProviderCall.Void(1, INTENT, DUE));
  }

  @Test
  void withoutAnAttemptLeftItIsClosedWithoutCharge() {
    Payment payment = in(PaymentStatus.EXPIRED);
    for (int attempt = 1; attempt < Payment.MOST_ATTEMPTS; attempt++) {
      payment =
          after(
              payment,
              new Trigger.Renew(attempt),
              authorized(attempt + 1),
              new Trigger.AuthorizationLapsed(attempt + 1));
    }

    Accepted given = accepted(payment, new Trigger.Renew(Payment.MOST_ATTEMPTS));

    assertThat(given.payment().status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(given.events()).hasOnlyElementsOfType(PaymentClosedWithoutCharge.class);
  }

  @Test
  void aFailedRefundIsTriedAgainSoOftenAndThenLeftToAPerson() {
    Payment payment = in(PaymentStatus.REFUND_FAILED);
    for (int attempt = 2; attempt <= Refund.MOST_ATTEMPTS; attempt++) {
      Accepted again = accepted(payment, new Trigger.RetryRefunds());
      assertThat(again.calls())
          .extracting(ProviderCall::purpose)
          .containsExactly("refund:" + REFUND.value() + ":" + attempt);
      payment = after(again.payment(), new Trigger.RefundFailed(REFUND, attempt, "closed"));
    }

    assertThat(payment.on(new Trigger.RetryRefunds())).isInstanceOf(Decision.Refused.class);
    assertThat(payment.balance().refunded()).isZero();
  }
}
