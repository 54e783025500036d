package dev.plumb.simulator;

import dev.plumb.billing.domain.Balance;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.provider.Sums;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.PaymentTotals;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentStatus;
import java.util.Optional;
import java.util.UUID;

/** What must be so of each order, once all is calm and after each step. */
record Agreement(Shop shop) {

  /** Money: never more taken than due nor given back than taken, whatever is under way. */
  void always(UUID id) {
    Sums ledger = shop.provider.sums(new dev.plumb.billing.domain.OrderId(id));
    shop.orders
        .committed(id)
        .ifPresent(
            order -> {
              long due = order.purchase().total().minorUnits();
              check(ledger.charges() <= 1, id, "is charged %d times".formatted(ledger.charges()));
              check(ledger.captured() <= due, id, "is charged more than is due");
              check(ledger.refunded() <= ledger.captured(), id, "got back more than was taken");
              check(!shop.carrier.has(id) || ledger.captured() >= due, id, "is sent unpaid");
            });
    shop.payments
        .committed(id)
        .ifPresent(
            payment ->
                check(
                    payment.balance().captured() <= ledger.captured()
                        && payment.balance().refunded() <= ledger.refunded(),
                    id,
                    "has more money moved in billing than at the provider"));
  }

  /** All three, and the ledgers outside, say the same. */
  void inTheEnd(UUID id) {
    Optional<Order> placed = shop.orders.committed(id);
    if (placed.isEmpty()) {
      return;
    }
    Order order = placed.get();
    Sums ledger = shop.provider.sums(new dev.plumb.billing.domain.OrderId(id));
    Balance balance = shop.payments.committed(id).map(Payment::balance).orElse(Balance.NONE);
    PaymentTotals totals = order.payment().totals();
    check(
        totals.captured().minorUnits() == balance.captured()
            && totals.refunded().minorUnits() == balance.refunded(),
        id,
        "has other totals in order-service, " + totals + ", than in billing, " + balance);
    check(
        ledger.captured() == balance.captured()
            && ledger.refunded() == balance.refunded()
            && ledger.held() == 0,
        id,
        "has other sums at the provider, " + ledger + ", than in billing, " + balance);
    check(fits(order, ledger), id, "is " + order.status() + " with " + ledger);
    check(
        fits(order.status(), parcel(id)),
        id,
        "is " + order.status() + ", its parcel " + parcel(id));
  }

  private static boolean fits(Order order, Sums ledger) {
    long kept = ledger.captured() - ledger.refunded();
    return switch (order.status()) {
      case REJECTED, CANCELLED, REFUNDED -> kept == 0;
      case DELIVERED, CLOSED -> ledger.captured() == order.purchase().total().minorUnits();
      case PLACED, CONFIRMED, ON_HOLD, CANCELLING, SHIPPED, RETURNING, LOST_PENDING_REFUND -> false;
    };
  }

  private ShipmentStatus parcel(UUID id) {
    return shop.shipments.committed(id).map(Shipment::status).orElse(ShipmentStatus.REQUESTED);
  }

  private static boolean fits(OrderStatus order, ShipmentStatus parcel) {
    return switch (parcel) {
      case REQUESTED, PREPARED -> order == OrderStatus.REJECTED;
      case CANCELLED -> order == OrderStatus.CANCELLED || order == OrderStatus.REJECTED;
      case DELIVERED -> order == OrderStatus.DELIVERED || order == OrderStatus.CLOSED;
      case RETURNED, RETURNING, LOST ->
          order == OrderStatus.REFUNDED || order == OrderStatus.CLOSED;
      case DISPATCHED, DELIVERY_FAILED -> false;
    };
  }

  /** For a reader of the story. */
  String states(UUID id) {
    return "%s: order %s, payment %s, parcel %s"
        .formatted(
            shop.facts().of(id),
            shop.orders.committed(id).map(Order::status).map(OrderStatus::name).orElse("none"),
            shop.payments
                .committed(id)
                .map(Payment::status)
                .map(PaymentStatus::name)
                .orElse("none"),
            parcel(id));
  }

  private void check(boolean met, UUID id, String otherwise) {
    if (!met) {
      throw new Violation(shop.facts().of(id) + " " + otherwise);
    }
  }
}
