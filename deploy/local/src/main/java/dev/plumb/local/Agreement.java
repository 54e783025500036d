package dev.plumb.local;

import dev.plumb.local.Ledger.Charges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the services and the provider must say about an order in each final state. */
final class Agreement {
  private static final Set<String> UNPAID = Set.of("FAILED", "CLOSED_WITHOUT_CHARGE", "VOIDED");
  private static final Set<String> SENT = Set.of("DELIVERED", "REFUNDED");
  private static final Map<String, Set<String>> PAYMENTS =
      Map.of(
          "DELIVERED", Set.of("CAPTURED", "PARTIALLY_REFUNDED"),
          "REJECTED", UNPAID,
          "CANCELLED", Set.of("FAILED", "CLOSED_WITHOUT_CHARGE", "VOIDED", "REFUNDED"),
          "REFUNDED", Set.of("REFUNDED"));
  private static final Map<String, Set<String>> SHIPMENTS =
      Map.of(
          "DELIVERED", Set.of("DELIVERED"),
          "REJECTED", Set.of("NONE", "REQUESTED", "CANCELLED"),
          "CANCELLED", Set.of("NONE", "CANCELLED"),
          "REFUNDED", Set.of("RETURNED", "LOST"));

  private Agreement() {}

  /** What is wrong, a sentence each; empty when all agree. */
  static List<String> objections(Views views, Charges provider) {
    String status = views.own().status();
    Set<String> payments = PAYMENTS.getOrDefault(status, Set.of());
    Set<String> shipments = SHIPMENTS.getOrDefault(status, Set.of());
    List<String> objections = new ArrayList<>();
    check(objections, payments.contains(views.payment().status()), "payment", views);
    check(objections, shipments.contains(views.shipment()), "shipment", views);
    check(
        objections,
        views.own().captured() == views.payment().captured()
            && views.own().refunded() == views.payment().refunded(),
        "money of order and billing",
        views);
    check(
        objections,
        provider.captured() == views.payment().captured()
            && provider.refunded() == views.payment().refunded()
            && provider.held() == 0
            && provider.charges() <= 1,
        "the provider's ledger " + provider,
        views);
    check(
        objections,
        !SENT.contains(status) || views.own().captured() == views.own().total(),
        "sent for less than its total",
        views);
    check(
        objections,
        status.equals("DELIVERED") || views.own().captured() == views.own().refunded(),
        "money kept for nothing",
        views);
    return objections;
  }

  private static void check(List<String> objections, boolean fine, String what, Views views) {
    if (!fine) {
      objections.add("order " + views.order() + ": " + what + ": " + views);
    }
  }
}
