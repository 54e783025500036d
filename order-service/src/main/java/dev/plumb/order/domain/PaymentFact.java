package dev.plumb.order.domain;

import dev.plumb.order.domain.OrderEvent.OrderCancellationRequested;
import dev.plumb.order.domain.OrderEvent.OrderConfirmed;
import dev.plumb.order.domain.OrderEvent.OrderPutOnHold;
import dev.plumb.order.domain.OrderEvent.OrderRejected;

/** What billing says of the money. Totals are taken over whatever the order's status is. */
public sealed interface PaymentFact {

  record Authorized(PaymentTotals totals) implements PaymentFact {}

  /** Billing tries again or closes; the order waits for that. */
  record Declined() implements PaymentFact {}

  record AuthorizationExpired() implements PaymentFact {}

  record CaptureFailed(String reason) implements PaymentFact {}

  record Voided(PaymentTotals totals) implements PaymentFact {}

  record ClosedWithoutCharge(String reason) implements PaymentFact {}

  /** Captured, or a refund started, completed or failed. */
  record MoneyMoved(PaymentTotals totals) implements PaymentFact {}

  default Decision decide(Order order) {
    OrderId id = order.id();
    Course course = Course.of(order);
    return switch (this) {
      case Authorized it ->
          course
              .through(o -> o.with(o.payment().with(it.totals())))
              .moveOrStay(
                  OrderTrigger.PAYMENT_AUTHORIZED,
                  new OrderConfirmed(id, it.totals().authorized()));
      case Declined it -> course.accepted();
      case AuthorizationExpired it ->
          course.moveOrStay(
              OrderTrigger.PAYMENT_AUTHORIZATION_EXPIRED,
              new OrderPutOnHold(id, "the authorization expired"));
      case CaptureFailed it ->
          course.moveOrStay(
              OrderTrigger.PAYMENT_CAPTURE_FAILED, new OrderPutOnHold(id, it.reason()));
      case Voided it ->
          course
              .through(o -> o.with(o.payment().with(it.totals()).closing()))
              .moveOrStay(OrderTrigger.PAYMENT_VOIDED);
      case ClosedWithoutCharge it ->
          course
              .through(o -> o.with(o.payment().closing()))
              .moveOrStay(OrderTrigger.PAYMENT_CLOSED_WITHOUT_CHARGE, ending(order, it.reason()));
      case MoneyMoved it -> course.through(o -> o.with(o.payment().with(it.totals()))).accepted();
    };
  }

  private static OrderEvent ending(Order order, String reason) {
    return order.status() == OrderStatus.PLACED
        ? new OrderRejected(order.id(), reason)
        : new OrderCancellationRequested(order.id(), reason, RequestedBy.PAYMENT_TIMEOUT);
  }
}
