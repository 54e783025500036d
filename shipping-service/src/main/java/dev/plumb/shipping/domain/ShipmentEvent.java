package dev.plumb.shipping.domain;

import java.util.List;

/** What shipping says on its stream. */
public sealed interface ShipmentEvent {

  /**
   * @param lineIds in the order's own sequence; empty only where the order was never seen
   */
  record Subject(OrderId orderId, ShipmentId shipmentId, List<LineId> lineIds) {}

  Subject subject();

  record Prepared(Subject subject) implements ShipmentEvent {}

  /**
   * @param inferred the carrier never said so; a later report of it proves it
   */
  record Dispatched(Subject subject, Tracking tracking, boolean inferred)
      implements ShipmentEvent {}

  record Delivered(Subject subject) implements ShipmentEvent {}

  /**
   * @param attempt counts from 1
   * @param isFinal it is on its way back
   */
  record DeliveryFailed(Subject subject, int attempt, boolean isFinal, String reason)
      implements ShipmentEvent {}

  record Returned(Subject subject) implements ShipmentEvent {}

  record Lost(Subject subject) implements ShipmentEvent {}

  record Cancelled(Subject subject, String reason) implements ShipmentEvent {}

  record CancellationRejected(Subject subject, String reason) implements ShipmentEvent {}
}
