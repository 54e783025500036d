package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.CarrierReport.Kind.*;
import static dev.plumb.shipping.domain.Shipments.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WhenTheCarrierReportsTest {

  @Test
  void aDeliveryBeforeTheDispatchBringsTheDispatchWithIt() {
    Decision.Accepted delivered =
        accepted(Travelling.carrierReported(dispatching(), report(DELIVERED, 1)));

    assertThat(events(delivered)).containsExactly("Dispatched", "Delivered");
    assertThat(((ShipmentEvent.Dispatched) delivered.events().getFirst()).inferred()).isTrue();
    assertThat(delivered.next().status()).isEqualTo(ShipmentStatus.DELIVERED);
    assertThat(delivered.next().version()).isEqualTo(3);
  }

  @Test
  void theCarriersAnswerAfterItsReportChangesNothing() {
    Shipment moving = after(Travelling.carrierReported(dispatching(), report(IN_TRANSIT, 0)));

    assertThat(Dispatching.carrierAccepted(moving, TRACKING))
        .isInstanceOf(Decision.AlreadyDone.class);
  }

  @Test
  void inTransitAfterTheDeliveryIsStale() {
    Shipment delivered = after(Travelling.carrierReported(dispatched(), report(DELIVERED, 1)));

    assertThat(refused(Travelling.carrierReported(delivered, report(IN_TRANSIT, 0))).why())
        .isEqualTo(Refusal.Why.STALE);
  }

  @Test
  void theSameReportUnderAnotherIdChangesNothing() {
    Shipment delivered = after(Travelling.carrierReported(dispatched(), report(DELIVERED, 1)));

    assertThat(Travelling.carrierReported(delivered, report(DELIVERED, 1)))
        .isInstanceOf(Decision.AlreadyDone.class);
    assertThat(refused(Travelling.carrierReported(delivered, report(LOST, 1))).why())
        .isEqualTo(Refusal.Why.NOT_ALLOWED);
  }

  @Test
  void aFailedDeliveryIsTriedAgain() {
    Decision failed = Travelling.carrierReported(dispatched(), report(DELIVERY_FAILED, 1));
    assertThat(events(failed)).containsExactly("DeliveryFailed");
    assertThat(after(failed).status()).isEqualTo(ShipmentStatus.DELIVERY_FAILED);

    Shipment again = after(Travelling.carrierReported(after(failed), report(IN_TRANSIT, 1)));
    assertThat(again.status()).isEqualTo(ShipmentStatus.DISPATCHED);
    assertThat(after(Travelling.carrierReported(again, report(DELIVERED, 2))).status())
        .isEqualTo(ShipmentStatus.DELIVERED);
  }

  @Test
  void theWayOutReportedAfterTheFirstFailureIsStale() {
    Shipment failed = after(Travelling.carrierReported(dispatched(), report(DELIVERY_FAILED, 1)));

    assertThat(refused(Travelling.carrierReported(failed, report(IN_TRANSIT, 0))).why())
        .isEqualTo(Refusal.Why.STALE);
  }

  @Test
  void theThirdFailureSendsItBack() {
    Decision.Accepted failed =
        accepted(Travelling.carrierReported(dispatched(), report(DELIVERY_FAILED, 3)));
    assertThat(failed.next().status()).isEqualTo(ShipmentStatus.RETURNING);
    assertThat(((ShipmentEvent.DeliveryFailed) failed.events().getFirst()).isFinal()).isTrue();

    Decision returned = Travelling.carrierReported(failed.next(), report(RETURNED, 3));
    assertThat(events(returned)).containsExactly("Returned");
    assertThat(after(returned).status()).isEqualTo(ShipmentStatus.RETURNED);
  }

  @Test
  void aLostParcelIsSaidToBeLost() {
    assertThat(events(Travelling.carrierReported(dispatched(), report(LOST, 0))))
        .containsExactly("Lost");
  }

  @Test
  void aParcelTheCarrierWasNeverAskedToTakeIsNotBelieved() {
    assertThat(refused(Travelling.carrierReported(prepared(), report(DELIVERED, 1))).why())
        .isEqualTo(Refusal.Why.NOT_ALLOWED);
  }

  @Test
  void aFailureBeforeAnyAttemptIsNoReport() {
    assertThatThrownBy(() -> report(DELIVERY_FAILED, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
