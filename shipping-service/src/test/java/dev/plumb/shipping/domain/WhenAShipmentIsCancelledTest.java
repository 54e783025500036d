package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.Shipments.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhenAShipmentIsCancelledTest {

  @Test
  void beforeTheCarrierIsAskedItIsCancelled() {
    Decision cancelled = Cancelling.cancellationRequested(prepared(), "changed my mind");

    assertThat(events(cancelled)).containsExactly("Cancelled");
    assertThat(after(cancelled).status()).isEqualTo(ShipmentStatus.CANCELLED);
    assertThat(after(cancelled).version()).isEqualTo(2);
  }

  @Test
  void beforeTheOrderWasSeenItNeverBegins() {
    Shipment tombstone = after(Cancelling.cancellationRequested(blank(), "changed my mind"));

    assertThat(tombstone.status()).isEqualTo(ShipmentStatus.CANCELLED);
    assertThat(tombstone.version()).isOne();
    assertThat(refused(Preparing.orderPlaced(tombstone, PARCEL, DUE)).why())
        .isEqualTo(Refusal.Why.NOT_ALLOWED);
  }

  @Test
  void afterTheDispatchItIsRejected() {
    Decision rejected = Cancelling.cancellationRequested(dispatched(), "changed my mind");

    assertThat(events(rejected)).containsExactly("CancellationRejected");
    assertThat(after(rejected).status()).isEqualTo(ShipmentStatus.DISPATCHED);
  }

  @Test
  void whileTheCarrierIsAskedTheVerdictWaits() {
    Decision waiting = Cancelling.cancellationRequested(dispatching(), "changed my mind");

    assertThat(events(waiting)).isEmpty();
    assertThat(after(waiting).status()).isEqualTo(ShipmentStatus.PREPARED);
    assertThat(Cancelling.cancellationRequested(after(waiting), "again"))
        .isInstanceOf(Decision.AlreadyDone.class);
  }

  @Test
  void theCarriersYesRejectsTheWaitingRequest() {
    Shipment waiting = after(Cancelling.cancellationRequested(dispatching(), "changed my mind"));
    Decision accepted = Dispatching.carrierAccepted(waiting, TRACKING);

    assertThat(events(accepted)).containsExactly("Dispatched", "CancellationRejected");
    assertThat(after(accepted).cancellation()).isEmpty();
  }

  @Test
  void theCarriersNoGrantsTheWaitingRequest() {
    Shipment waiting = after(Cancelling.cancellationRequested(dispatching(), "changed my mind"));
    Decision refused = Dispatching.carrierRefused(waiting, "no such street");

    assertThat(events(refused)).containsExactly("Cancelled");
    assertThat(after(refused).status()).isEqualTo(ShipmentStatus.CANCELLED);
  }

  @Test
  void aReportOfTheParcelRejectsTheWaitingRequest() {
    Shipment waiting = after(Cancelling.cancellationRequested(dispatching(), "changed my mind"));
    Decision moving = Travelling.carrierReported(waiting, report(CarrierReport.Kind.IN_TRANSIT, 0));

    assertThat(events(moving)).containsExactly("Dispatched", "CancellationRejected");
  }

  @Test
  void moneyThatComesAfterwardsDispatchesNothing() {
    Shipment cancelled = after(Cancelling.cancellationRequested(prepared(), "changed my mind"));

    assertThat(refused(Preparing.paymentCaptured(cancelled, DUE)).why())
        .isEqualTo(Refusal.Why.NOT_ALLOWED);
  }

  @Test
  void aParcelTheCarrierWillNotTakeCanStillBeCancelled() {
    Shipment refused = after(Dispatching.carrierRefused(dispatching(), "no such street"));

    assertThat(events(Cancelling.cancellationRequested(refused, "give up")))
        .containsExactly("Cancelled");
  }
}
