package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.Shipments.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhenAParcelIsPreparedTest {

  @Test
  void aPlacedOrderIsOnlyKnown() {
    Decision.Accepted placed = accepted(Preparing.orderPlaced(blank(), PARCEL, DUE));

    assertThat(placed.next().status()).isEqualTo(ShipmentStatus.REQUESTED);
    assertThat(placed.events()).isEmpty();
    assertThat(placed.next().version()).isZero();
  }

  @Test
  void aConfirmedOrderIsPacked() {
    Decision.Accepted confirmed = accepted(Preparing.orderConfirmed(requested()));

    assertThat(confirmed.next().status()).isEqualTo(ShipmentStatus.PREPARED);
    assertThat(events(confirmed)).containsExactly("Prepared");
    assertThat(confirmed.next().version()).isOne();
    assertThat(confirmed.dispatch()).isFalse();
  }

  @Test
  void theCarrierIsAskedOnceConfirmedAndPaid() {
    Decision.Accepted captured = accepted(Preparing.paymentCaptured(prepared(), DUE));

    assertThat(captured.dispatch()).isTrue();
    assertThat(captured.next().status()).isEqualTo(ShipmentStatus.PREPARED);
    assertThat(captured.events()).isEmpty();
  }

  @Test
  void theOtherOrderOfTheTwoFactsEndsTheSame() {
    Shipment paid = after(Preparing.paymentCaptured(requested(), DUE));
    Decision.Accepted confirmed = accepted(Preparing.orderConfirmed(paid));

    assertThat(confirmed.dispatch()).isTrue();
    assertThat(confirmed.next()).isEqualTo(dispatching());
  }

  @Test
  void aCaptureThatOvertakesTheOrderItselfIsKept() {
    Shipment paid = after(Preparing.paymentCaptured(blank(), DUE));
    Shipment placed = after(Preparing.orderPlaced(paid, PARCEL, DUE));

    assertThat(accepted(Preparing.orderConfirmed(placed)).dispatch()).isTrue();
  }

  @Test
  void lessThanWhatIsDueDispatchesNothing() {
    assertThat(accepted(Preparing.paymentCaptured(prepared(), euros(2499))).dispatch()).isFalse();
  }

  @Test
  void theSameCaptureAgainAsksNobody() {
    assertThat(Preparing.paymentCaptured(dispatching(), DUE))
        .isInstanceOf(Decision.AlreadyDone.class);
  }

  @Test
  void anOrderThatWasNeverPlacedIsNotPacked() {
    assertThat(refused(Preparing.orderConfirmed(blank())).why()).isEqualTo(Refusal.Why.NOT_ALLOWED);
  }

  @Test
  void aRejectedOrderEndsInSilence() {
    Decision.Accepted rejected = accepted(Preparing.orderRejected(requested()));

    assertThat(rejected.next().status()).isEqualTo(ShipmentStatus.CANCELLED);
    assertThat(rejected.events()).isEmpty();
  }
}
