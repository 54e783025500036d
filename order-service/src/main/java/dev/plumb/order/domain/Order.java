package dev.plumb.order.domain;

import dev.plumb.order.domain.OrderEvent.OrderCancellationRejected;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRequested;
import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderPaymentTimedOut;
import dev.plumb.order.domain.OrderEvent.OrderPlaced;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderReturnRequested;
import dev.plumb.order.domain.OrderEvent.OrderShipped;
import java.util.List;

/**
 * One order. Every method is a pure function from this state and a request or fact to a {@link
 * Decision}.
 *
 * @param version of the last event on its stream; a change without an event keeps it
 * @param cancellationRejected somebody asked to cancel it and it was too late
 */
public record Order(
    OrderId id,
    long version,
    OrderStatus status,
    Purchase purchase,
    Payment payment,
    Parcel parcel,
    boolean cancellationRejected,
    Restitution restitution) {

  public static Decision.Accepted place(OrderId id, Purchase purchase) {
    Order placed =
        new Order(
            id,
            0,
            OrderStatus.PLACED,
            purchase,
            Payment.none(purchase.currency()),
            Parcel.none(),
            false,
            Restitution.NONE);
    return Course.of(placed).with(new OrderPlaced(id, purchase)).accepted();
  }

  public Decision cancel(String reason, RequestedBy by) {
    return switch (status) {
      case CANCELLING, CANCELLED -> new Decision.AlreadyDone(this);
      case SHIPPED, DELIVERED -> refuseToCancel();
      case PLACED, CONFIRMED, ON_HOLD, REJECTED, RETURNING, LOST_PENDING_REFUND, REFUNDED, CLOSED ->
          Course.of(this)
              .move(
                  OrderTrigger.CANCELLATION_REQUESTED,
                  new OrderCancellationRequested(id, reason, by));
    };
  }

  public Decision paymentTimedOut() {
    return Course.of(this)
        .move(
            OrderTrigger.PAYMENT_TIMED_OUT,
            new OrderPaymentTimedOut(id),
            new OrderCancellationRequested(
                id, "payment was not authorized in time", RequestedBy.PAYMENT_TIMEOUT));
  }

  public Decision requestRefund(RefundId refund, Money amount, String reason) {
    if (!amount.currency().equals(purchase.currency())) {
      throw new IllegalArgumentException(amount.currency() + " is not the order's currency");
    }
    Money refundable = refundable();
    if (OrderStateTable.next(status, OrderTrigger.REFUND_REQUESTED).isPresent()
        && amount.isMoreThan(refundable)) {
      return new Decision.Refused(new Refusal.MoreThanWasPaid(amount, refundable), this, List.of());
    }
    Payment asked = payment.requesting(amount);
    return Course.of(this)
        .through(order -> order.with(asked))
        .move(
            OrderTrigger.REFUND_REQUESTED,
            new OrderRefundRequested(id, refund, amount, asked.refundRequested(), reason));
  }

  public Decision requestReturn(ReturnId returnId, List<LineId> lines, String reason) {
    if (!purchase.has(lines)) {
      return new Decision.Refused(new Refusal.NoSuchLine(), this, List.of());
    }
    Restitution owed = Restitution.of(purchase.valueOf(lines));
    return Course.of(this)
        .through(order -> order.with(owed))
        .move(OrderTrigger.RETURN_REQUESTED, new OrderReturnRequested(id, returnId, lines, reason));
  }

  public Decision returnWindowOver() {
    return Course.of(this)
        .move(OrderTrigger.RETURN_WINDOW_OVER, new OrderClosed(id, "the return window is over"));
  }

  /** The money's side: see {@link PaymentFact}. */
  public Decision hear(PaymentFact fact) {
    return fact.decide(this);
  }

  /** The goods' side: see {@link ShipmentFact}. */
  public Decision hear(ShipmentFact fact) {
    return fact.decide(this);
  }

  Order with(Payment latest) {
    return new Order(
        id, version, status, purchase, latest, parcel, cancellationRejected, restitution);
  }

  Order with(Parcel latest) {
    return new Order(
        id, version, status, purchase, payment, latest, cancellationRejected, restitution);
  }

  Order with(OrderStatus next) {
    return new Order(
        id, version, next, purchase, payment, parcel, cancellationRejected, restitution);
  }

  Order with(Restitution latest) {
    return new Order(id, version, status, purchase, payment, parcel, cancellationRejected, latest);
  }

  Order raisedBy(int events) {
    return new Order(
        id, version + events, status, purchase, payment, parcel, cancellationRejected, restitution);
  }

  Order rejectingCancellation() {
    return new Order(id, version, status, purchase, payment, parcel, true, restitution);
  }

  /** It is at its end, and all that goes back to the customer is back: something, maybe not all. */
  public boolean moneyIsBack() {
    return status == OrderStatus.REFUNDED
        || status == OrderStatus.CLOSED && payment.refundsAreThrough();
  }

  OrderShipped shipped() {
    return new OrderShipped(
        id, parcel.id().orElseThrow(), parcel.trackingNumber().orElseThrow(), parcel.lines());
  }

  /** For the goods that came back or were lost: what they cost, at most what is left to refund. */
  Money owed() {
    Money left = refundable();
    return restitution.value().filter(left::isMoreThan).orElse(left);
  }

  private Money refundable() {
    long open = payment.totals().captured().minorUnits() - payment.refundRequested().minorUnits();
    return new Money(Math.max(0, open), purchase.currency());
  }

  /** Told to the others once; asking again changes nothing. */
  private Decision refuseToCancel() {
    Refusal why = new Refusal.TooLateToCancel(status);
    return cancellationRejected
        ? new Decision.Refused(why, this, List.of())
        : Course.of(this)
            .through(Order::rejectingCancellation)
            .with(new OrderCancellationRejected(id, why.reason()))
            .refused(why);
  }
}
