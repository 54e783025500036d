package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.OneOrder.Order;
import dev.plumb.systemtests.OneOrder.Payment;
import dev.plumb.systemtests.OneOrder.Shipment;
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
      for (String rule : oneOrder(id).broken()) {
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

  private OneOrder oneOrder(String id) {
    return new OneOrder(
        orders.getOrDefault(id, Order.NONE),
        payments.getOrDefault(id, Payment.NONE),
        shipments.getOrDefault(id, Shipment.NONE),
        provider.account(id));
  }
}
