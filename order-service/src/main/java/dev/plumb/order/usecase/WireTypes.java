package dev.plumb.order.usecase;

import static java.util.Map.entry;

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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names on the wire: the folders in {@code contracts/order}, never the classes' names. */
final class WireTypes {

  static final String STREAM = "order";

  /** Not an event of an order's life: stands for those that can't be had any more. */
  static final String STATE = "order.order-state.v1";

  private static final Map<Class<? extends OrderEvent>, String> TYPES =
      Map.ofEntries(
          entry(OrderPlaced.class, "order.order-placed.v2"),
          entry(OrderConfirmed.class, "order.order-confirmed.v1"),
          entry(OrderRejected.class, "order.order-rejected.v1"),
          entry(OrderPutOnHold.class, "order.order-put-on-hold.v1"),
          entry(OrderCancellationRequested.class, "order.order-cancellation-requested.v1"),
          entry(OrderCancelled.class, "order.order-cancelled.v1"),
          entry(OrderCancellationRejected.class, "order.order-cancellation-rejected.v1"),
          entry(OrderPaymentTimedOut.class, "order.order-payment-timed-out.v1"),
          entry(OrderRefundRequested.class, "order.order-refund-requested.v1"),
          entry(OrderReturnRequested.class, "order.order-return-requested.v1"),
          entry(OrderShipped.class, "order.order-shipped.v1"),
          entry(OrderDelivered.class, "order.order-delivered.v1"),
          entry(OrderRefunded.class, "order.order-refunded.v1"),
          entry(OrderClosed.class, "order.order-closed.v1"));

  private WireTypes() {}

  static String of(OrderEvent event) {
    return TYPES.get(event.getClass());
  }

  static Set<String> all() {
    return Stream.concat(TYPES.values().stream(), Stream.of(STATE))
        .collect(Collectors.toUnmodifiableSet());
  }
}
