package dev.plumb.shipping.domain;

public enum ShipmentStatus {
  /** Known of, not confirmed. */
  REQUESTED,
  /** Packed; waits for the money, then for the carrier. */
  PREPARED,
  /** The carrier has it. */
  DISPATCHED,
  DELIVERED,
  /** Not handed over this time; the carrier tries again. */
  DELIVERY_FAILED,
  /** Given up; on its way back. */
  RETURNING,
  RETURNED,
  LOST,
  CANCELLED;

  public boolean isTerminal() {
    return switch (this) {
      case REQUESTED, PREPARED, DISPATCHED, DELIVERY_FAILED, RETURNING -> false;
      case DELIVERED, RETURNED, LOST, CANCELLED -> true;
    };
  }

  public boolean isWithTheCarrier() {
    return switch (this) {
      case REQUESTED, PREPARED, CANCELLED -> false;
      case DISPATCHED, DELIVERED, DELIVERY_FAILED, RETURNING, RETURNED, LOST -> true;
    };
  }
}
