package dev.plumb.order.domain;

import dev.plumb.order.domain.OrderEvent.OrderCancelled;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import java.util.List;
import java.util.Optional;

/**
 * What follows by itself from the facts an order has, in whichever order the two streams brought
 * them. Each one leads to another status, so that they come to an end.
 */
record Consequence(OrderTrigger trigger, List<OrderEvent> events) {

  static Optional<Consequence> of(Order order) {
    return switch (order.status()) {
      case CANCELLING -> whenBothLetGo(order);
      case CONFIRMED -> whenDispatched(order);
      case SHIPPED -> whereTheParcelIs(order);
      case RETURNING, LOST_PENDING_REFUND -> whenAllWentBack(order);
      case PLACED, ON_HOLD, REJECTED, CANCELLED, DELIVERED, REFUNDED, CLOSED -> Optional.empty();
    };
  }

  private static Optional<Consequence> whenBothLetGo(Order order) {
    if (!order.payment().settled() || order.parcel().status() != Parcel.Status.CANCELLED) {
      return Optional.empty();
    }
    PaymentTotals totals = order.payment().totals();
    return due(
        OrderTrigger.CANCELLATION_COMPLETED,
        new OrderCancelled(order.id(), totals.captured(), totals.refunded()));
  }

  private static Optional<Consequence> whenDispatched(Order order) {
    return order.parcel().wasDispatched()
        ? due(OrderTrigger.SHIPMENT_DISPATCHED, order.shipped())
        : Optional.empty();
  }

  private static Optional<Consequence> whereTheParcelIs(Order order) {
    Parcel parcel = order.parcel();
    return switch (parcel.status()) {
      case DELIVERED ->
          due(
              OrderTrigger.SHIPMENT_DELIVERED,
              new OrderDelivered(order.id(), parcel.id().orElseThrow()));
      case RETURNING -> due(OrderTrigger.SHIPMENT_DELIVERY_FAILED_FOR_GOOD);
      case RETURNED -> due(OrderTrigger.SHIPMENT_RETURNED);
      case LOST -> due(OrderTrigger.SHIPMENT_LOST);
      case NONE, PREPARED, DISPATCHED, DELIVERY_FAILED, CANCELLED -> Optional.empty();
    };
  }

  private static Optional<Consequence> whenAllWentBack(Order order) {
    PaymentTotals totals = order.payment().totals();
    return totals.allWentBack()
        ? due(OrderTrigger.FULLY_REFUNDED, new OrderRefunded(order.id(), totals.refunded()))
        : Optional.empty();
  }

  private static Optional<Consequence> due(OrderTrigger trigger, OrderEvent... events) {
    return Optional.of(new Consequence(trigger, List.of(events)));
  }
}
