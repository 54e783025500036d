package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.ShipmentStatus.*;
import static dev.plumb.shipping.domain.ShipmentTrigger.CANCELLATION_REQUESTED;
import static dev.plumb.shipping.domain.ShipmentTrigger.CARRIER_ACCEPTED;
import static dev.plumb.shipping.domain.ShipmentTrigger.CARRIER_REFUSED;
import static dev.plumb.shipping.domain.ShipmentTrigger.DELIVERY_FAILED_FOR_GOOD;
import static dev.plumb.shipping.domain.ShipmentTrigger.IN_TRANSIT;
import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_CONFIRMED;
import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_PLACED;
import static dev.plumb.shipping.domain.ShipmentTrigger.ORDER_REJECTED;
import static dev.plumb.shipping.domain.ShipmentTrigger.PAYMENT_CAPTURED;
import static dev.plumb.shipping.domain.ShipmentTrigger.RETURN_REQUESTED;

import java.util.Map;
import java.util.Optional;

/**
 * Every legal transition; what is not here is refused. Carrier reports may skip steps, because the
 * carrier's reports may be lost: a return without a last failure, a delivery without a new attempt.
 */
final class ShipmentStateTable {

  private static final Map<ShipmentStatus, Map<ShipmentTrigger, ShipmentStatus>> TABLE =
      Map.of(
          REQUESTED,
          Map.of(
              ORDER_PLACED, REQUESTED,
              ORDER_CONFIRMED, PREPARED,
              ORDER_REJECTED, CANCELLED,
              PAYMENT_CAPTURED, REQUESTED,
              CANCELLATION_REQUESTED, CANCELLED),
          PREPARED,
          Map.of(
              PAYMENT_CAPTURED, PREPARED,
              CANCELLATION_REQUESTED, CANCELLED,
              CARRIER_ACCEPTED, DISPATCHED,
              CARRIER_REFUSED, PREPARED),
          DISPATCHED,
          Map.of(
              IN_TRANSIT,
              DISPATCHED,
              ShipmentTrigger.DELIVERED,
              DELIVERED,
              ShipmentTrigger.DELIVERY_FAILED,
              DELIVERY_FAILED,
              DELIVERY_FAILED_FOR_GOOD,
              RETURNING,
              ShipmentTrigger.RETURNED,
              RETURNED,
              ShipmentTrigger.LOST,
              LOST),
          DELIVERY_FAILED,
          Map.of(
              IN_TRANSIT,
              DISPATCHED,
              ShipmentTrigger.DELIVERED,
              DELIVERED,
              ShipmentTrigger.DELIVERY_FAILED,
              DELIVERY_FAILED,
              DELIVERY_FAILED_FOR_GOOD,
              RETURNING,
              ShipmentTrigger.RETURNED,
              RETURNED,
              ShipmentTrigger.LOST,
              LOST),
          RETURNING,
          Map.of(ShipmentTrigger.RETURNED, RETURNED, ShipmentTrigger.LOST, LOST),
          DELIVERED,
          Map.of(RETURN_REQUESTED, RETURNING),
          RETURNED,
          Map.of(),
          LOST,
          Map.of(),
          CANCELLED,
          Map.of());

  private ShipmentStateTable() {}

  static Optional<ShipmentStatus> next(ShipmentStatus from, ShipmentTrigger trigger) {
    return Optional.ofNullable(TABLE.get(from).get(trigger));
  }
}
