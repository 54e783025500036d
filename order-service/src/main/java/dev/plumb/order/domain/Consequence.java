package dev.plumb.order.domain;

import dev.plumb.order.domain.OrderEvent.OrderCancelled;
import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What follows by itself from the facts an order has, in whichever order the two streams brought
 * them. None can follow twice, so that they come to an end.
 *
 * @param change beside the status
 */
record Consequence(OrderTrigger trigger, UnaryOperator<Order> change, List<OrderEvent> events) {

  static Optional<Consequence> of(Order order) {
    return switch (order.status()) {
      case CANCELLING -> whenBothLetGo(order);
      case CONFIRMED -> whenDispatched(order);
      case SHIPPED -> whereTheParcelIs(order);
      case RETURNING, LOST_PENDING_REFUND ->
          whenAllWentBack(order)
              .or(() -> whenTheGoodsAreBackOrLost(order))
              .or(() -> whenThePartWentBack(order));
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

  /** Only what is left after earlier refunds, possibly nothing. */
  private static Optional<Consequence> whenTheGoodsAreBackOrLost(Order order) {
    boolean paid = !order.payment().totals().captured().isZero();
    if (order.restitution().settled() || !order.parcel().isBackOrLost() || !paid) {
      return Optional.empty();
    }
    Restitution settled = order.restitution().settle();
    Money owed = order.owed();
    if (owed.isZero()) {
      return Optional.of(
          new Consequence(OrderTrigger.REFUND_REQUESTED, it -> it.with(settled), List.of()));
    }
    Payment asked = order.payment().requesting(owed);
    return Optional.of(
        new Consequence(
            OrderTrigger.REFUND_REQUESTED,
            it -> it.with(asked).with(settled),
            List.of(
                new OrderRefundRequested(
                    order.id(),
                    RefundId.ofReturn(order.id()),
                    owed,
                    asked.refundRequested(),
                    order.status() == OrderStatus.RETURNING ? "sent back" : "lost"))));
  }

  /** The customer keeps some of the goods, and the rest of the money is kept. */
  private static Optional<Consequence> whenThePartWentBack(Order order) {
    Payment payment = order.payment();
    boolean through = payment.totals().refunded().equals(payment.refundRequested());
    return order.restitution().settled() && through
        ? due(
            OrderTrigger.PARTIAL_REFUND_AGREED, new OrderClosed(order.id(), "a part was refunded"))
        : Optional.empty();
  }

  private static Optional<Consequence> due(OrderTrigger trigger, OrderEvent... events) {
    return Optional.of(new Consequence(trigger, UnaryOperator.identity(), List.of(events)));
  }
}
