package dev.plumb.shipping.domain;

/** What can happen to a shipment. */
public enum ShipmentTrigger {
  ORDER_PLACED,
  ORDER_CONFIRMED,
  ORDER_REJECTED,
  PAYMENT_CAPTURED,
  CANCELLATION_REQUESTED,
  RETURN_REQUESTED,
  /** The carrier took it, by its answer or by a report that proves it. */
  CARRIER_ACCEPTED,
  /** The carrier will never take it as it is. */
  CARRIER_REFUSED,
  IN_TRANSIT,
  DELIVERED,
  DELIVERY_FAILED,
  DELIVERY_FAILED_FOR_GOOD,
  RETURNED,
  LOST
}
