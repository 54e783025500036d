package dev.plumb.billing.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.billing.domain.Bill;
import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Refund;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.domain.Trigger.CancellationRequested;
import dev.plumb.billing.domain.Trigger.OrderEnded;
import dev.plumb.billing.domain.Trigger.OrderPlaced;
import dev.plumb.billing.domain.Trigger.RefundRequested;
import dev.plumb.contracts.EventData;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An order's whole state as what a payment would have been told on the way there. An order that is
 * to be cancelled is never charged for first.
 */
final class OrderState {

  private OrderState() {}

  static List<Trigger> triggers(EventData state, Payment payment) {
    return switch (state.string("status")) {
      case "CANCELLING" -> List.of(new CancellationRequested());
      case "CANCELLED", "REJECTED" -> List.of(new OrderEnded());
      case "PLACED", "CONFIRMED", "ON_HOLD", "SHIPPED", "DELIVERED" -> goesOn(state, payment);
      case "RETURNING", "LOST_PENDING_REFUND", "REFUNDED", "CLOSED" -> goesOn(state, payment);
      default -> throw new IllegalArgumentException("status " + state.string("status"));
    };
  }

  private static List<Trigger> goesOn(EventData state, Payment payment) {
    Currency currency = state.currency("currency");
    Trigger placed =
        new OrderPlaced(
            new Bill(
                new Money(state.number("totalAmount"), currency), state.string("paymentMethod")));
    long requested = state.number("refundRequestedTotal");
    long known = payment.refunds().stream().mapToLong(Refund::amount).sum();
    return requested <= known
        ? List.of(placed)
        : List.of(
            placed,
            new RefundRequested(
                refund(state.uuid("orderId"), requested), new Money(requested - known, currency)));
  }

  /** The single refunds are not told any more: what is missing of their sum is one. */
  private static RefundId refund(UUID order, long requested) {
    String name = "state:" + order + ":" + requested;
    return new RefundId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }
}
