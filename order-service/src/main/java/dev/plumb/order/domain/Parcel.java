package dev.plumb.order.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the order knows of its shipment.
 *
 * @param id empty as long as shipping has said nothing
 * @param trackingNumber empty before it is dispatched
 */
public record Parcel(
    Status status, Optional<ShipmentId> id, Optional<String> trackingNumber, List<LineId> lines) {

  /** As shipping told it last. */
  public enum Status {
    NONE,
    PREPARED,
    DISPATCHED,
    DELIVERED,
    DELIVERY_FAILED,
    RETURNING,
    RETURNED,
    LOST,
    CANCELLED
  }

  public Parcel {
    lines = List.copyOf(lines);
  }

  static Parcel none() {
    return new Parcel(Status.NONE, Optional.empty(), Optional.empty(), List.of());
  }

  /** Nobody will hand it over to the customer any more, or he has sent it back. */
  boolean isBackOrLost() {
    return status == Status.RETURNED || status == Status.LOST;
  }

  /** It has left the warehouse, wherever it is by now. */
  boolean wasDispatched() {
    return trackingNumber.isPresent();
  }
}
