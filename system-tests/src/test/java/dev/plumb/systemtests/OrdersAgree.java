package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.Provider.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The three services and the provider say the same of every order, to the cent. */
record OrdersAgree(
    Map<String, Order> orders,
    Map<String, Payment> payments,
    Map<String, Shipment> shipments,
    Provider provider) {

  record Order(String status, long total, long authorized, long captured, long refunded) {}

  record Payment(String status, long authorized, long captured, long refunded) {
    static final Payment NONE = new Payment("NONE", 0, 0, 0);
  }

  record Shipment(String status, long due, long captured) {
    static final Shipment NONE = new Shipment("NONE", 0, 0);
  }

  static OrdersAgree of(Plumb plumb) {
    Map<String, Order> orders = new HashMap<>();
    new Rows(plumb.database(Application.ORDER))
        .select(
            """
            select id::text, status, total_amount, authorized_total, captured_total, refunded_total
            from orders
            """,
            row ->
                orders.put(
                    row.getString(1),
                    new Order(
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6))));
    Map<String, Payment> payments = new HashMap<>();
    new Rows(plumb.database(Application.BILLING))
        .select(
            """
            select order_id::text, status, authorized_total, captured_total, refunded_total
            from payment
            """,
            row ->
                payments.put(
                    row.getString(1),
                    new Payment(row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))));
    Map<String, Shipment> shipments = new HashMap<>();
    new Rows(plumb.database(Application.SHIPPING))
        .select(
            "select order_id::text, status, due, captured from shipment",
            row ->
                shipments.put(
                    row.getString(1),
                    new Shipment(row.getString(2), row.getLong(3), row.getLong(4))));
    return new OrdersAgree(
        orders, payments, shipments, Provider.of(plumb.http(Application.SANDBOX)));
  }

  List<String> broken() {
    Set<String> ids = new TreeSet<>(orders.keySet());
    ids.addAll(payments.keySet());
    ids.addAll(shipments.keySet());
    ids.addAll(provider.orders().keySet());
    List<String> broken = new ArrayList<>();
    for (String id : ids) {
      for (String rule : new OneOrder(id).broken()) {
        broken.add(
            "order %s: %s: %s, %s, %s, %s"
                .formatted(
                    id,
                    rule,
                    orders.get(id),
                    payments.get(id),
                    shipments.get(id),
                    provider.account(id)));
      }
    }
    return broken;
  }

  private final class OneOrder {
    private final List<String> broken = new ArrayList<>();
    private final Order order;
    private final Payment payment;
    private final Shipment shipment;
    private final Account account;

    OneOrder(String id) {
      order = orders.getOrDefault(id, new Order("NONE", 0, 0, 0, 0));
      payment = payments.getOrDefault(id, Payment.NONE);
      shipment = shipments.getOrDefault(id, Shipment.NONE);
      account = provider.account(id);
    }

    List<String> broken() {
      money();
      switch (order.status()) {
        case "DELIVERED" -> delivered();
        case "SHIPPED" -> shipped();
        case "CANCELLED" -> cancelled();
        case "REJECTED" -> rejected();
        default -> broken.add("is not in a final state");
      }
      return broken;
    }

    private void money() {
      must(
          payment.refunded() <= payment.captured() && payment.captured() <= payment.authorized(),
          "refunded <= captured <= authorized");
      must(
          order.captured() == payment.captured() && order.refunded() == payment.refunded(),
          "order and billing hold the same money");
      must(
          account.captured() == payment.captured() && account.refunded() == payment.refunded(),
          "billing and the provider hold the same money");
      must(account.charges() <= 1, "charged once at most");
      must(account.parcels() <= 1, "handed to the carrier once at most");
      must(account.held() == 0, "nothing is held for good");
      must(
          !Set.of("DISPATCHED", "DELIVERED").contains(shipment.status())
              || payment.captured() >= shipment.due(),
          "dispatched only when paid");
    }

    private void delivered() {
      must(payment.status().equals("CAPTURED"), "delivered means captured");
      must(shipment.status().equals("DELIVERED"), "delivered means delivered");
      must(payment.captured() == order.total(), "delivered means paid in full");
      must(account.parcels() == 1, "delivered means one parcel");
    }

    private void shipped() {
      must(payment.status().equals("CAPTURED"), "shipped means captured");
      must(shipment.status().equals("DISPATCHED"), "shipped means dispatched");
      must(payment.captured() == order.total(), "shipped means paid in full");
      must(account.parcels() == 1, "shipped means one parcel");
    }

    private void cancelled() {
      must(
          Set.of("VOIDED", "REFUNDED", "CLOSED_WITHOUT_CHARGE", "FAILED")
              .contains(payment.status()),
          "cancelled means no money is kept");
      must(payment.captured() == payment.refunded(), "cancelled means all is back");
      must(shipment.status().equals("CANCELLED"), "cancelled means nothing was sent");
      must(account.parcels() == 0, "cancelled means no parcel");
    }

    private void rejected() {
      must(
          Set.of("FAILED", "CLOSED_WITHOUT_CHARGE").contains(payment.status()),
          "rejected means no payment");
      must(payment.captured() == 0 && account.captured() == 0, "rejected means no charge");
      must(account.parcels() == 0, "rejected means no parcel");
      must(
          Set.of("NONE", "REQUESTED", "CANCELLED").contains(shipment.status()),
          "rejected means nothing was sent");
    }

    private void must(boolean holds, String rule) {
      if (!holds) {
        broken.add(rule);
      }
    }
  }
}
