package dev.plumb.billing.domain;

import java.util.List;

/** What a capture is for: the shipment that is ready to go. */
public record Parcel(ShipmentId shipment, List<String> lineIds) {

  public Parcel {
    lineIds = List.copyOf(lineIds);
  }
}
