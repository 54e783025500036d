package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.Payments.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.Decision.AlreadyDone;
import dev.plumb.billing.domain.Decision.Refused;
import dev.plumb.billing.domain.PaymentEvent.*;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenMoneyAndGoodsRaceTest {

  @Test
  void aCancellationDuringACaptureWaitsForItsOutcome() {
    Accepted cancelled = accepted(in(PaymentStatus.CAPTURING), cancel());
    assertThat(cancelled.calls()).isEmpty();
    assertThat(cancelled.events()).isEmpty();

    Accepted captured = accepted(cancelled.payment(), captured());
    assertThat(captured.events()).hasOnlyElementsOfType(PaymentCaptured.class);
    assertThat(captured.calls()).isEmpty();

    Accepted kept = accepted(captured.payment(), goodsKept());
    assertThat(kept.payment().status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(kept.calls()).singleElement().isInstanceOf(ProviderCall.Refund.class);
  }

  @Test
  void aCaptureThatFailsUnderACancellationIsVoided() {
    Accepted failed = accepted(after(in(PaymentStatus.UNKNOWN), cancel()), captureRefused());

    assertThat(failed.payment().status()).isEqualTo(PaymentStatus.VOIDING);
    assertThat(failed.calls()).containsExactly(new ProviderCall.Void(1, INTENT, DUE));
    assertThat(failed.events()).hasOnlyElementsOfType(PaymentCaptureFailed.class);
  }

  @Test
  void shippingsVerdictMayComeBeforeTheRequest() {
    Payment verdictFirst = after(in(PaymentStatus.CAPTURED), goodsKept());
    assertThat(verdictFirst.status()).isEqualTo(PaymentStatus.CAPTURED);

    assertThat(accepted(verdictFirst, cancel()).payment().status())
        .isEqualTo(PaymentStatus.REFUNDING);
  }

  @Test
  void goodsThatAreGoneKeepTheirPrice() {
    Payment gone = after(in(PaymentStatus.CAPTURED), cancel(), goodsGone());

    assertThat(gone.status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(gone.refunds()).isEmpty();
  }

  @Test
  void aCaptureThatLandsAfterTheOrderWasCancelledIsRefunded() {
    Payment over = after(in(PaymentStatus.VOIDED), new Trigger.OrderEnded());

    Accepted landed = accepted(over, captured());

    assertThat(landed.payment().balance().captured()).isEqualTo(2500);
    assertThat(landed.payment().status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(landed.calls()).singleElement().isInstanceOf(ProviderCall.Refund.class);
  }

  @Test
  void aCaptureThatCrossesItsVoidWaitsForShippingsVerdict() {
    Accepted landed = accepted(in(PaymentStatus.VOIDING), captured());
    assertThat(landed.calls()).isEmpty();

    assertThat(accepted(landed.payment(), goodsKept()).calls())
        .singleElement()
        .isInstanceOf(ProviderCall.Refund.class);
  }

  @Test
  void anOrderCancelledBeforeItCameIsNeverCharged() {
    Accepted closed = accepted(blank(), cancel());
    assertThat(closed.events()).hasOnlyElementsOfType(PaymentClosedWithoutCharge.class);

    assertThat(closed.payment().on(placed())).isInstanceOf(Refused.class);
  }

  @Test
  void aCancellationDuringAnAuthorizationVoidsWhatItHolds() {
    Accepted held = accepted(after(placed(), cancel()), authorized());

    assertThat(held.payment().status()).isEqualTo(PaymentStatus.VOIDING);
    assertThat(held.calls()).containsExactly(new ProviderCall.Void(1, INTENT, DUE));
  }

  @Test
  void aFinalDeclineClosesWithoutCharge() {
    Accepted declined = accepted(after(placed()), declined());

    assertThat(declined.events())
        .containsExactly(
            new PaymentDeclined(1, false, "insufficient_funds"),
            new PaymentClosedWithoutCharge("declined: insufficient_funds"));
  }

  @Test
  void aPassingDeclineIsTriedAgainThreeTimesInAll() {
    Accepted first = accepted(after(placed()), declinedForNow(1));
    assertThat(first.events()).containsExactly(new PaymentDeclined(1, true, "processing_error"));
    assertThat(first.calls()).containsExactly(new ProviderCall.Authorize(2, DUE, "pm_card_visa"));

    Accepted last = accepted(after(first.payment(), declinedForNow(2)), declinedForNow(3));
    assertThat(last.payment().status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(last.calls()).isEmpty();
  }

  @Test
  void aLateAuthorizationOfARejectedOrderIsLetGo() {
    Accepted late = accepted(in(PaymentStatus.FAILED), authorized());

    assertThat(late.payment().status()).isEqualTo(PaymentStatus.FAILED);
    assertThat(late.events()).isEmpty();
    assertThat(late.calls()).containsExactly(new ProviderCall.Void(1, INTENT, DUE));
  }

  @Test
  void aLateAuthorizationOfAnOvertakenAttemptIsLetGo() {
    Payment second = after(placed(), declinedForNow(1), authorized(2));

    Accepted late = accepted(second, authorized(1));

    assertThat(late.payment()).isEqualTo(second);
    assertThat(late.calls()).containsExactly(new ProviderCall.Void(1, "pi_1", DUE));
  }

  @Test
  void twoPartialRefundsShareNoCent() {
    RefundId other = new RefundId(new UUID(1, 1));
    Payment first = after(in(PaymentStatus.CAPTURED), refund(2000));

    Accepted second = accepted(first, new Trigger.RefundRequested(other, eur(501)));

    assertThat(second.calls()).isEmpty();
    assertThat(second.events())
        .singleElement()
        .isEqualTo(new RefundFailed(other, "500 are left to refund", first.balance()));
    assertThat(accepted(first, new Trigger.RefundRequested(other, eur(500))).calls()).hasSize(1);
  }

  @Test
  void aCancellationRefundsWhatAPartialRefundLeft() {
    Payment partly = after(in(PaymentStatus.REFUNDING), cancel());

    Accepted rest = accepted(partly, goodsKept());

    assertThat(rest.calls())
        .singleElement()
        .isInstanceOfSatisfying(
            ProviderCall.Refund.class, call -> assertThat(call.amount()).isEqualTo(eur(1500)));
  }

  @Test
  void theSameRefundIsStartedOnce() {
    Payment refunding = in(PaymentStatus.REFUNDING);

    assertThat(refunding.on(refund(1000))).isEqualTo(new AlreadyDone(refunding));
  }

  @Test
  void aRefundThatComesBackIsOpenAgain() {
    Accepted back = accepted(in(PaymentStatus.REFUNDED), refundFailed());

    assertThat(back.payment().status()).isEqualTo(PaymentStatus.REFUND_FAILED);
    assertThat(back.payment().balance().refunded()).isZero();

    Accepted again = accepted(back.payment(), new Trigger.RetryRefund(REFUND));
    assertThat(again.calls())
        .extracting(ProviderCall::purpose)
        .containsExactly("refund:" + REFUND.value() + ":2");
    assertThat(again.payment().on(refundFailed())).isInstanceOf(AlreadyDone.class);
  }

  @Test
  void anAuthorizationThatExpiresIsNotCaptured() {
    Accepted expired = accepted(in(PaymentStatus.AUTHORIZED), canceled());
    assertThat(expired.events()).containsExactly(new PaymentAuthorizationExpired(1));

    Payment parcelReady = after(expired.payment(), prepared());
    assertThat(parcelReady.status()).isEqualTo(PaymentStatus.EXPIRED);

    Accepted again = accepted(after(parcelReady, new Trigger.Reauthorize()), authorized(2));
    assertThat(again.calls()).containsExactly(new ProviderCall.Capture(2, "pi_2", DUE));
  }

  @Test
  void anotherAmountIsNeverApplied() {
    Decision less = in(PaymentStatus.CAPTURING).on(new Trigger.Captured(1, INTENT, "ch", eur(1)));
    Decision other = in(PaymentStatus.CAPTURING).on(new Trigger.Captured(1, "pi_other", "ch", DUE));

    assertThat(less).isInstanceOfSatisfying(Refused.class, this::wantsAPerson);
    assertThat(other).isInstanceOfSatisfying(Refused.class, this::wantsAPerson);
  }

  private void wantsAPerson(Refused refused) {
    assertThat(refused.why().needsAPerson()).isTrue();
  }
}
