package dev.plumb.order.domain;

import java.util.List;

/** Facts of the order's own stream. Amounts are cumulative. */
public sealed interface OrderEvent {

  OrderId order();

  record OrderPlaced(OrderId order, Purchase purchase) implements OrderEvent {}

  record OrderConfirmed(OrderId order, Money authorizedTotal) implements OrderEvent {}

  record OrderRejected(OrderId order, String reason) implements OrderEvent {}

  record OrderPutOnHold(OrderId order, String reason) implements OrderEvent {}

  record OrderCancellationRequested(OrderId order, String reason, RequestedBy requestedBy)
      implements OrderEvent {}

  record OrderCancelled(OrderId order, Money capturedTotal, Money refundedTotal)
      implements OrderEvent {}

  record OrderCancellationRejected(OrderId order, String reason) implements OrderEvent {}

  record OrderPaymentTimedOut(OrderId order) implements OrderEvent {}

  record OrderRefundRequested(
      OrderId order, RefundId refund, Money amount, Money requestedTotal, String reason)
      implements OrderEvent {}

  record OrderReturnRequested(OrderId order, ReturnId returnId, List<LineId> lines, String reason)
      implements OrderEvent {}

  record OrderShipped(OrderId order, ShipmentId shipment, String trackingNumber, List<LineId> lines)
      implements OrderEvent {}

  record OrderDelivered(OrderId order, ShipmentId shipment) implements OrderEvent {}

  record OrderRefunded(OrderId order, Money refundedTotal) implements OrderEvent {}

  record OrderClosed(OrderId order, String reason) implements OrderEvent {}
}
