package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.ShipmentTrigger.CANCELLATION_REQUESTED;

import java.util.ArrayList;
import java.util.List;

/**
 * Exactly one verdict per request. While the carrier is being asked, it is the carrier's answer
 * that decides: a parcel it has can't be called back, one it never took can.
 */
public final class Cancelling {

  private Cancelling() {}

  /** Also before the order was seen: the shipment is cancelled before it begins. */
  public static Decision cancellationRequested(Shipment shipment, String reason) {
    if (shipment.status() == ShipmentStatus.CANCELLED || shipment.cancellation().isPresent()) {
      return new Decision.AlreadyDone(shipment);
    }
    if (shipment.status().isWithTheCarrier()) {
      return Decision.accepted(shipment, rejection(shipment));
    }
    if (shipment.dispatch().isOpen()) {
      return Decision.accepted(shipment.cancellationAsked(reason));
    }
    return cancelled(shipment, reason);
  }

  /** The carrier has it: says so, and answers a request that waited for that. */
  static Decision answered(Shipment dispatched, ShipmentEvent... events) {
    List<ShipmentEvent> all = new ArrayList<>(List.of(events));
    if (dispatched.cancellation().isPresent()) {
      all.add(rejection(dispatched));
    }
    return Decision.accepted(dispatched.cancellationAnswered(), all);
  }

  static Decision cancelled(Shipment shipment, String reason) {
    return ShipmentStateTable.next(shipment.status(), CANCELLATION_REQUESTED)
        .map(shipment.cancellationAnswered()::at)
        .map(next -> Decision.accepted(next, cancelled(next.subject(), reason)))
        .orElseGet(() -> Decision.refused(CANCELLATION_REQUESTED, shipment));
  }

  private static ShipmentEvent cancelled(ShipmentEvent.Subject subject, String reason) {
    return new ShipmentEvent.Cancelled(subject, reason);
  }

  private static ShipmentEvent rejection(Shipment shipment) {
    return new ShipmentEvent.CancellationRejected(
        shipment.subject(),
        switch (shipment.status()) {
          case DELIVERED -> "already delivered";
          case RETURNING, RETURNED -> "already on its way back";
          case LOST -> "already lost";
          case DISPATCHED, DELIVERY_FAILED, REQUESTED, PREPARED, CANCELLED -> "already dispatched";
        });
  }
}
