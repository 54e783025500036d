package dev.plumb.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** What customers, and people who watch an order, do over HTTP. */
record Shop(Plumb plumb) {
  static final String GOOD_CARD = "pm_card_visa";
  static final String DECLINED_CARD = "pm_card_chargeDeclined";

  /** The carrier registers a parcel with it and then lets it lie. */
  static final String STAYS = "SANDBOX-STAY";

  /** The carrier loses the parcel with it. */
  static final String LOST = "SANDBOX-LOSE";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Two for 12.50 each. */
  Map<String, Object> basket(String card, String sku) {
    return Map.of(
        "customerId",
        "c-" + UUID.randomUUID(),
        "currency",
        "EUR",
        "paymentMethod",
        card,
        "lines",
        List.of(Map.of("sku", sku, "quantity", 2, "unitPrice", 1250)),
        "shippingAddress",
        Map.of("name", "A", "street", "S 1", "city", "B", "postalCode", "10115", "country", "DE"));
  }

  JsonNode place(Map<String, Object> basket) {
    Http.Answer answer =
        orders().post("/orders", basket, Map.of("Idempotency-Key", "" + UUID.randomUUID()));
    if (answer.status() != 201) {
      throw new AssertionError("Not accepted: " + answer);
    }
    return answer.body();
  }

  Http.Answer cancel(String order) {
    return orders()
        .post("/orders/" + order + "/cancellation", Map.of("reason", "ordered twice"), Map.of());
  }

  /** All of it. */
  Http.Answer sendBack(String order) {
    return orders().post("/orders/" + order + "/returns", Map.of("reason", "too small"), Map.of());
  }

  /**
   * @param cents of what was paid
   */
  Http.Answer askBack(String order, long cents) {
    return orders()
        .post(
            "/orders/" + order + "/refunds",
            Map.of("amount", cents, "reason", "scratched"),
            Map.of("Idempotency-Key", "" + UUID.randomUUID()));
  }

  JsonNode order(String id) {
    return orders().get("/orders/" + id).body();
  }

  Http.Answer payment(String order) {
    return plumb.http(Application.BILLING).get("/payments/" + order);
  }

  Http.Answer shipment(String order) {
    return plumb.http(Application.SHIPPING).get("/shipments/" + order);
  }

  Provider.Account account(String order) {
    return Provider.of(plumb.http(Application.SANDBOX)).account(order);
  }

  /** The provider's next call of this kind takes as long. */
  void slowDown(String operation, Duration delay) {
    plumb
        .http(Application.SANDBOX)
        .post(
            "/sandbox/faults",
            Map.of("rule", "slow", "operation", operation, "times", 1, "delay", "" + delay),
            Map.of());
  }

  /** The carrier's next word about the order's parcel. */
  void carrierSays(String order, String event) {
    Http carrier = plumb.http(Application.SANDBOX);
    for (JsonNode parcel : carrier.get("/ledger?orderId=" + order).body().get("parcels")) {
      carrier.post(
          "/carrier/shipments/" + parcel.get("id").asText() + "/events",
          Map.of("type", event),
          Map.of());
    }
  }

  void awaitOrder(String id, String status) {
    await("order " + id + " is " + status, () -> status(order(id)).equals(status));
  }

  void awaitPayment(String order, String status) {
    await("payment " + order + " is " + status, () -> status(payment(order)).equals(status));
  }

  void awaitShipment(String order, String status) {
    await("shipment " + order + " is " + status, () -> status(shipment(order)).equals(status));
  }

  /** As the order has heard. */
  void awaitRefunded(String order, long cents) {
    await(
        "order " + order + " knows of " + cents,
        () -> order(order).path("payment").path("refunded").asLong() == cents);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(String what, Condition condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(condition::holds);
  }

  private Http orders() {
    return plumb.http(Application.ORDER);
  }

  private static String status(Http.Answer answer) {
    return answer.status() == 200 ? status(answer.body()) : "NONE";
  }

  private static String status(JsonNode body) {
    return body.path("status").asText();
  }
}
