package dev.plumb.order.domain;

import java.util.List;
import java.util.Optional;

/** What shipping says of a parcel; it owns the physical truth. */
public sealed interface ShipmentFact {

  ShipmentId shipment();

  record Prepared(ShipmentId shipment, List<LineId> lines) implements ShipmentFact {}

  record Dispatched(ShipmentId shipment, List<LineId> lines, String trackingNumber)
      implements ShipmentFact {}

  record Delivered(ShipmentId shipment) implements ShipmentFact {}

  /**
   * @param forGood the carrier will not try again
   */
  record DeliveryFailed(ShipmentId shipment, boolean forGood) implements ShipmentFact {}

  record Returned(ShipmentId shipment) implements ShipmentFact {}

  record Lost(ShipmentId shipment) implements ShipmentFact {}

  record Cancelled(ShipmentId shipment) implements ShipmentFact {}

  record CancellationRejected(ShipmentId shipment, String reason) implements ShipmentFact {}

  default OrderTrigger trigger() {
    return switch (this) {
      case Prepared prepared -> OrderTrigger.SHIPMENT_PREPARED;
      case Dispatched dispatched -> OrderTrigger.SHIPMENT_DISPATCHED;
      case Delivered delivered -> OrderTrigger.SHIPMENT_DELIVERED;
      case DeliveryFailed failed ->
          failed.forGood()
              ? OrderTrigger.SHIPMENT_DELIVERY_FAILED_FOR_GOOD
              : OrderTrigger.SHIPMENT_DELIVERY_FAILED;
      case Returned returned -> OrderTrigger.SHIPMENT_RETURNED;
      case Lost lost -> OrderTrigger.SHIPMENT_LOST;
      case Cancelled cancelled -> OrderTrigger.SHIPMENT_CANCELLED;
      case CancellationRejected rejected -> OrderTrigger.SHIPMENT_CANCELLATION_REJECTED;
    };
  }

  /**
   * Taken down first; the order then follows as far as its table lets it, see {@link Consequence}.
   */
  default Decision decide(Order order) {
    Course course = Course.of(order).through(it -> it.with(appliedTo(it.parcel())));
    return this instanceof CancellationRejected rejected
        ? course
            .through(Order::rejectingCancellation)
            .move(trigger(), rejection(course.now(), rejected.reason()))
        : course.stayOrFollow(trigger());
  }

  private static OrderEvent[] rejection(Order order, String reason) {
    OrderEvent rejected = new OrderEvent.OrderCancellationRejected(order.id(), reason);
    return order.parcel().wasDispatched()
        ? new OrderEvent[] {rejected, order.shipped()}
        : new OrderEvent[] {rejected};
  }

  /** The parcel after this; a rejected cancellation says nothing about where it is. */
  default Parcel appliedTo(Parcel parcel) {
    return switch (this) {
      case Prepared it -> at(Parcel.Status.PREPARED, parcel.trackingNumber(), it.lines());
      case Dispatched it ->
          at(Parcel.Status.DISPATCHED, Optional.of(it.trackingNumber()), it.lines());
      case Delivered it -> at(Parcel.Status.DELIVERED, parcel);
      case DeliveryFailed it ->
          at(it.forGood() ? Parcel.Status.RETURNING : Parcel.Status.DELIVERY_FAILED, parcel);
      case Returned it -> at(Parcel.Status.RETURNED, parcel);
      case Lost it -> at(Parcel.Status.LOST, parcel);
      case Cancelled it -> at(Parcel.Status.CANCELLED, parcel);
      case CancellationRejected it -> parcel;
    };
  }

  private Parcel at(Parcel.Status status, Parcel before) {
    return at(status, before.trackingNumber(), before.lines());
  }

  private Parcel at(Parcel.Status status, Optional<String> tracking, List<LineId> lines) {
    return new Parcel(status, Optional.of(shipment()), tracking, lines);
  }
}
