package dev.plumb.systemtests;

import dev.plumb.systemtests.Provider.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What everyone holds of one order, and what must be true of it. Amounts in minor units. */
record OneOrder(
    OneOrder.Order order, OneOrder.Payment payment, OneOrder.Shipment shipment, Account account) {

  record Order(String status, long total, long authorized, long captured, long refunded) {
    static final Order NONE = new Order("NONE", 0, 0, 0, 0);
  }

  record Payment(String status, long authorized, long captured, long refunded) {
    static final Payment NONE = new Payment("NONE", 0, 0, 0);
  }

  record Shipment(String status, long due, long captured) {
    static final Shipment NONE = new Shipment("NONE", 0, 0);
  }

  private static final Set<String> SENT =
      Set.of("DISPATCHED", "DELIVERED", "RETURNING", "RETURNED", "LOST");

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    money(broken);
    switch (order.status()) {
      case "DELIVERED" -> delivered(broken);
      case "CANCELLED" -> cancelled(broken);
      case "REFUNDED" -> refunded(broken);
      case "REJECTED" -> rejected(broken);
      default -> broken.add("is not in a final state");
    }
    return broken;
  }

  private void money(List<String> broken) {
    must(
        broken,
        payment.refunded() <= payment.captured() && payment.captured() <= payment.authorized(),
        "refunded <= captured <= authorized");
    must(
        broken,
        order.captured() == payment.captured() && order.refunded() == payment.refunded(),
        "order and billing hold the same money");
    must(
        broken,
        account.captured() == payment.captured() && account.refunded() == payment.refunded(),
        "billing and the provider hold the same money");
    must(broken, account.charges() <= 1, "charged once at most");
    must(broken, account.parcels() <= 1, "handed to the carrier once at most");
    must(broken, account.held() == 0, "nothing is held for good");
    must(
        broken,
        !SENT.contains(shipment.status()) || payment.captured() >= shipment.due(),
        "dispatched only when paid");
  }

  private void delivered(List<String> broken) {
    must(
        broken,
        payment.status().equals(payment.refunded() == 0 ? "CAPTURED" : "PARTIALLY_REFUNDED"),
        "delivered means captured, and in part refunded at most");
    must(broken, shipment.status().equals("DELIVERED"), "delivered means delivered");
    must(broken, payment.captured() == order.total(), "delivered means paid in full");
    must(broken, account.parcels() == 1, "delivered means one parcel");
  }

  private void refunded(List<String> broken) {
    must(broken, payment.status().equals("REFUNDED"), "refunded means refunded");
    must(broken, payment.captured() == order.total(), "refunded means paid in full before");
    must(broken, payment.captured() == payment.refunded(), "refunded means all is back");
    must(
        broken,
        Set.of("RETURNED", "LOST").contains(shipment.status()),
        "refunded means the goods are back or lost");
    must(broken, account.parcels() == 1, "refunded means one parcel");
  }

  private void cancelled(List<String> broken) {
    must(
        broken,
        Set.of("VOIDED", "REFUNDED", "CLOSED_WITHOUT_CHARGE", "FAILED").contains(payment.status()),
        "cancelled means no money is kept");
    must(broken, payment.captured() == payment.refunded(), "cancelled means all is back");
    must(broken, shipment.status().equals("CANCELLED"), "cancelled means nothing was sent");
    must(broken, account.parcels() == 0, "cancelled means no parcel");
  }

  private void rejected(List<String> broken) {
    must(
        broken,
        Set.of("FAILED", "CLOSED_WITHOUT_CHARGE").contains(payment.status()),
        "rejected means no payment");
    must(broken, payment.captured() == 0 && account.captured() == 0, "rejected means no charge");
    must(broken, account.parcels() == 0, "rejected means no parcel");
    must(
        broken,
        Set.of("NONE", "REQUESTED", "CANCELLED").contains(shipment.status()),
        "rejected means nothing was sent");
  }

  private static void must(List<String> broken, boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }
}
