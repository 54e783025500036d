package dev.plumb.order.usecase;

import dev.plumb.order.domain.OrderEvent;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRejected;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRequested;
import dev.plumb.order.domain.OrderEvent.OrderCancelled;
import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderConfirmed;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderPaymentTimedOut;
import dev.plumb.order.domain.OrderEvent.OrderPlaced;
import dev.plumb.order.domain.OrderEvent.OrderPutOnHold;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import dev.plumb.order.domain.OrderEvent.OrderRejected;
import dev.plumb.order.domain.OrderEvent.OrderReturnRequested;
import dev.plumb.order.domain.OrderEvent.OrderShipped;

/** Names on the wire: the folders in {@code contracts/order}, never the classes' names. */
final class WireTypes {

  static final String STREAM = "order";

  /** Not an event of an order's life: stands for those that can't be had any more. */
  static final String STATE = "order.order-state.v1";

  private WireTypes() {}

  static String of(OrderEvent event) {
    return switch (event) {
      case OrderPlaced placed -> "order.order-placed.v2";
      case OrderConfirmed confirmed -> "order.order-confirmed.v1";
      case OrderRejected rejected -> "order.order-rejected.v1";
      case OrderPutOnHold held -> "order.order-put-on-hold.v1";
      case OrderCancellationRequested requested -> "order.order-cancellation-requested.v1";
      case OrderCancelled cancelled -> "order.order-cancelled.v1";
      case OrderCancellationRejected rejected -> "order.order-cancellation-rejected.v1";
      case OrderPaymentTimedOut timedOut -> "order.order-payment-timed-out.v1";
      case OrderRefundRequested requested -> "order.order-refund-requested.v1";
      case OrderReturnRequested requested -> "order.order-return-requested.v1";
      case OrderShipped shipped -> "order.order-shipped.v1";
      case OrderDelivered delivered -> "order.order-delivered.v1";
      case OrderRefunded refunded -> "order.order-refunded.v1";
      case OrderClosed closed -> "order.order-closed.v1";
    };
  }
}
