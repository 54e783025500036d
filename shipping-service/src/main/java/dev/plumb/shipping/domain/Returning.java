package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.ShipmentTrigger.RETURN_REQUESTED;

/** The customer sends the parcel back. */
public final class Returning {

  private Returning() {}

  /** The carrier is to fetch it; that it has come back, the carrier reports. */
  public static Decision returnRequested(Shipment shipment) {
    return ShipmentStateTable.next(shipment.status(), RETURN_REQUESTED)
        .map(shipment::at)
        .map(Decision::accepted)
        .orElseGet(() -> Decision.refused(RETURN_REQUESTED, shipment));
  }
}
