package dev.plumb.shipping.domain;

public enum ShipmentStatus {
  /** Known of, not confirmed. */
  REQUESTED,
  /** Packed; waits for the money, then for the carrier. */
  PREPARED,
  /** The carrier has it. */
  DISPATCHED,
  /** With the customer, who may send it back. */
  DELIVERED,
  /** Not handed over this time; the carrier tries again. */
  DELIVERY_FAILED,
  /** On its way back: given up, or sent back by the customer. */
  RETURNING,
  RETURNED,
  LOST,
  CANCELLED;

  public boolean isTerminal() {
    return switch (this) {
      case REQUESTED, PREPARED, DISPATCHED, DELIVERED, DELIVERY_FAILED, RETURNING -> false;
      case RETURNED, LOST, CANCELLED -> true;
    };
  }

  public boolean isWithTheCarrier() {
    return switch (this) {
      case REQUESTED, PREPARED, CANCELLED -> false;
      case DISPATCHED, DELIVERED, DELIVERY_FAILED, RETURNING, RETURNED, LOST -> true;
    };
  }
}
