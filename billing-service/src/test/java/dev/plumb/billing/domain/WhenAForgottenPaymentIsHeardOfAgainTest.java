package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.Payments.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.PaymentEvent.*;
import org.junit.jupiter.api.Test;

/** Billing's database was put back: what order and shipping tell again is ahead of the provider. */
class WhenAForgottenPaymentIsHeardOfAgainTest {

  @Test
  void theParcelMayComeBeforeItsOrder() {
    Payment known = after(blank(), prepared(), placed());

    Accepted held = accepted(known, authorized());

    assertThat(held.payment().status()).isEqualTo(PaymentStatus.CAPTURING);
    assertThat(held.calls()).containsExactly(new ProviderCall.Capture(1, INTENT, DUE));
  }

  @Test
  void aRefundIsBegunOnceTheAmountIsTaken() {
    Accepted early = accepted(after(blank(), prepared(), placed()), refund(1000));
    assertThat(early.events()).isEmpty();
    assertThat(early.calls()).isEmpty();

    Accepted taken = accepted(after(early.payment(), authorized()), captured());

    assertThat(taken.payment().status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(taken.events())
        .hasExactlyElementsOfTypes(PaymentCaptured.class, RefundStarted.class);
    assertThat(taken.calls())
        .singleElement()
        .isEqualTo(new ProviderCall.Refund(REFUND, 1, INTENT, eur(1000)));
    assertThat(taken.payment().refunds()).hasSize(1);
  }

  @Test
  void aRefundThatIsAskedForTwiceIsBegunOnce() {
    Payment early = after(blank(), placed(), refund(1000));

    assertThat(early.on(refund(1000))).isInstanceOf(Decision.AlreadyDone.class);
  }

  @Test
  void moreThanWasTakenIsNotGivenBack() {
    Payment early = after(blank(), prepared(), placed(), refund(2501), authorized());

    Accepted taken = accepted(early, captured());

    assertThat(taken.payment().status()).isEqualTo(PaymentStatus.CAPTURED);
    assertThat(taken.events()).hasExactlyElementsOfTypes(PaymentCaptured.class, RefundFailed.class);
    assertThat(taken.calls()).isEmpty();
    assertThat(taken.payment().refunds()).isEmpty();
  }
}
