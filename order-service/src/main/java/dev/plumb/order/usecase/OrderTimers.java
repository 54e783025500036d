package dev.plumb.order.usecase;

import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import dev.plumb.order.domain.Order;
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
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Which event begins to wait for something, and which ends the wait. */
@Singleton
class OrderTimers {

  static final String PAYMENT = "order.payment-timeout";
  static final String RETURNS = "order.return-window";

  private final Deadlines deadlines;

  OrderTimers(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * @param after the order at the version of the last event
   */
  List<TimerChange> of(Order after, List<OrderEvent> events) {
    return events.stream().flatMap(event -> of(after, event)).toList();
  }

  private Stream<TimerChange> of(Order after, OrderEvent event) {
    return switch (event) {
      case OrderPlaced it -> set(PAYMENT, after, deadlines.payment());
      case OrderDelivered it -> set(RETURNS, after, deadlines.returns());
      case OrderConfirmed it -> cancel(PAYMENT, after);
      case OrderRejected it -> cancel(PAYMENT, after);
      case OrderCancellationRequested it -> cancel(PAYMENT, after);
      case OrderReturnRequested it -> cancel(RETURNS, after);
      case OrderPutOnHold it -> Stream.empty();
      case OrderCancelled it -> Stream.empty();
      case OrderCancellationRejected it -> Stream.empty();
      case OrderPaymentTimedOut it -> Stream.empty();
      case OrderRefundRequested it -> Stream.empty();
      case OrderShipped it -> Stream.empty();
      case OrderRefunded it -> Stream.empty();
      case OrderClosed it -> Stream.empty();
    };
  }

  private static Stream<TimerChange> set(String purpose, Order order, Duration length) {
    return Stream.of(
        new SetTimer(purpose, order.id().value(), order.version(), new Due.After(length)));
  }

  private static Stream<TimerChange> cancel(String purpose, Order order) {
    return Stream.of(new CancelTimer(purpose, order.id().value()));
  }
}
