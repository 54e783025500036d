package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.ShipmentTrigger.CARRIER_ACCEPTED;
import static dev.plumb.shipping.domain.ShipmentTrigger.CARRIER_REFUSED;

/** The carrier's answer to being asked to take the parcel. */
public final class Dispatching {

  private Dispatching() {}

  /** Also after its reports have said so already: the later of the two changes nothing. */
  public static Decision carrierAccepted(Shipment shipment, Tracking tracking) {
    if (shipment.status().isWithTheCarrier()) {
      return new Decision.AlreadyDone(shipment);
    }
    return accepted(shipment, tracking, false);
  }

  /**
   * Stays prepared until a person puts it right, unless it was to be cancelled anyway.
   *
   * @param why in the carrier's words
   */
  public static Decision carrierRefused(Shipment shipment, String why) {
    if (!shipment.dispatch().isOpen()) {
      return Decision.refused(CARRIER_REFUSED, shipment);
    }
    Shipment refused = shipment.with(Dispatch.REFUSED);
    return shipment
        .cancellation()
        .map(reason -> Cancelling.cancelled(refused, reason))
        .orElseGet(() -> Decision.accepted(refused));
  }

  static Decision accepted(Shipment shipment, Tracking tracking, boolean inferred) {
    if (!shipment.dispatch().wasAsked()) {
      return Decision.refused(CARRIER_ACCEPTED, shipment);
    }
    return ShipmentStateTable.next(shipment.status(), CARRIER_ACCEPTED)
        .map(shipment.with(Dispatch.accepted(tracking))::at)
        .map(next -> Cancelling.answered(next, dispatched(next, tracking, inferred)))
        .orElseGet(() -> Decision.refused(CARRIER_ACCEPTED, shipment));
  }

  private static ShipmentEvent dispatched(Shipment shipment, Tracking tracking, boolean inferred) {
    return new ShipmentEvent.Dispatched(shipment.subject(), tracking, inferred);
  }
}
