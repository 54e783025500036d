package dev.plumb.order.domain;

import static dev.plumb.order.domain.OrderStatus.CANCELLED;
import static dev.plumb.order.domain.OrderStatus.CANCELLING;
import static dev.plumb.order.domain.OrderStatus.CLOSED;
import static dev.plumb.order.domain.OrderStatus.CONFIRMED;
import static dev.plumb.order.domain.OrderStatus.DELIVERED;
import static dev.plumb.order.domain.OrderStatus.LOST_PENDING_REFUND;
import static dev.plumb.order.domain.OrderStatus.ON_HOLD;
import static dev.plumb.order.domain.OrderStatus.PLACED;
import static dev.plumb.order.domain.OrderStatus.REFUNDED;
import static dev.plumb.order.domain.OrderStatus.REJECTED;
import static dev.plumb.order.domain.OrderStatus.RETURNING;
import static dev.plumb.order.domain.OrderStatus.SHIPPED;
import static dev.plumb.order.domain.OrderTrigger.*;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every legal move of an order. What has no row is refused.
 *
 * <p>A row that stays takes a fact down without moving, because the other stream may be behind: a
 * parcel can be dispatched, even delivered, while the order still waits to hear that its
 * cancellation came too late. Facts that only change totals have no row: they are always taken.
 */
public final class OrderStateTable {

  private static final OrderStateTable TABLE =
      new OrderStateTable()
          .when(PLACED)
          .on(PAYMENT_AUTHORIZED, CONFIRMED)
          .on(PAYMENT_CLOSED_WITHOUT_CHARGE, REJECTED)
          .on(CANCELLATION_REQUESTED, CANCELLING)
          .on(PAYMENT_TIMED_OUT, CANCELLING)
          .when(CONFIRMED)
          .on(SHIPMENT_DISPATCHED, SHIPPED)
          .on(CANCELLATION_REQUESTED, CANCELLING)
          .on(PAYMENT_CAPTURE_FAILED, ON_HOLD)
          .on(PAYMENT_AUTHORIZATION_EXPIRED, ON_HOLD)
          .stays(PAYMENT_AUTHORIZED, SHIPMENT_PREPARED, REFUND_REQUESTED)
          .when(ON_HOLD)
          .on(PAYMENT_AUTHORIZED, CONFIRMED)
          .on(PAYMENT_CLOSED_WITHOUT_CHARGE, CANCELLING)
          .on(CANCELLATION_REQUESTED, CANCELLING)
          .stays(PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED)
          .stays(SHIPMENT_PREPARED, SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED, SHIPMENT_RETURNED)
          .stays(SHIPMENT_DELIVERY_FAILED, SHIPMENT_DELIVERY_FAILED_FOR_GOOD, SHIPMENT_LOST)
          .when(REJECTED)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_VOIDED)
          .stays(PAYMENT_CLOSED_WITHOUT_CHARGE, SHIPMENT_CANCELLED)
          .when(CANCELLING)
          .on(CANCELLATION_COMPLETED, CANCELLED)
          .on(SHIPMENT_CANCELLATION_REJECTED, SHIPPED)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_VOIDED, PAYMENT_CLOSED_WITHOUT_CHARGE)
          .stays(PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED, SHIPMENT_CANCELLED)
          .stays(SHIPMENT_PREPARED, SHIPMENT_DISPATCHED, SHIPMENT_DELIVERED, SHIPMENT_RETURNED)
          .stays(SHIPMENT_DELIVERY_FAILED, SHIPMENT_DELIVERY_FAILED_FOR_GOOD, SHIPMENT_LOST)
          .when(CANCELLED)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_VOIDED)
          .stays(PAYMENT_CLOSED_WITHOUT_CHARGE, SHIPMENT_CANCELLED)
          .when(SHIPPED)
          .on(SHIPMENT_DELIVERED, DELIVERED)
          .on(SHIPMENT_RETURNED, RETURNING)
          .on(SHIPMENT_DELIVERY_FAILED_FOR_GOOD, RETURNING)
          .on(SHIPMENT_LOST, LOST_PENDING_REFUND)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED)
          .stays(SHIPMENT_DISPATCHED, SHIPMENT_DELIVERY_FAILED, REFUND_REQUESTED)
          .when(DELIVERED)
          .on(RETURN_WINDOW_OVER, CLOSED)
          .on(RETURN_REQUESTED, RETURNING)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED)
          .stays(REFUND_REQUESTED)
          .when(RETURNING)
          .on(FULLY_REFUNDED, REFUNDED)
          .on(PARTIAL_REFUND_AGREED, CLOSED)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED)
          .stays(SHIPMENT_RETURNED, SHIPMENT_LOST, REFUND_REQUESTED)
          .when(LOST_PENDING_REFUND)
          .on(FULLY_REFUNDED, REFUNDED)
          .on(PARTIAL_REFUND_AGREED, CLOSED)
          .stays(PAYMENT_AUTHORIZED, PAYMENT_CAPTURE_FAILED, PAYMENT_AUTHORIZATION_EXPIRED)
          .stays(REFUND_REQUESTED)
          .when(REFUNDED)
          .stays(SHIPMENT_RETURNED)
          .when(CLOSED)
          .stays(SHIPMENT_RETURNED);

  private final Map<OrderStatus, Map<OrderTrigger, OrderStatus>> rows =
      new EnumMap<>(OrderStatus.class);
  private OrderStatus from;

  private OrderStateTable() {}

  /** The status that follows; empty where the move is not legal. */
  public static Optional<OrderStatus> next(OrderStatus from, OrderTrigger trigger) {
    return Optional.ofNullable(TABLE.rows.get(from)).map(row -> row.get(trigger));
  }

  private OrderStateTable when(OrderStatus status) {
    from = status;
    rows.put(status, new EnumMap<>(OrderTrigger.class));
    return this;
  }

  private OrderStateTable on(OrderTrigger trigger, OrderStatus to) {
    if (rows.get(from).put(trigger, to) != null) {
      throw new IllegalStateException(from + " has two rows for " + trigger);
    }
    return this;
  }

  private OrderStateTable stays(OrderTrigger... triggers) {
    for (OrderTrigger trigger : triggers) {
      on(trigger, from);
    }
    return this;
  }
}
