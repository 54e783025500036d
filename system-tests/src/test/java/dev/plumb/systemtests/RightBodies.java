package dev.plumb.systemtests;

import java.util.Map;

/** For each route with a body one that it understands; {@code ?} behind what may be left out. */
final class RightBodies {
  private static final String REASON = "{\"reason\": \"a\"}";

  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /orders",
              """
              {"customerId": "c-1", "currency": "EUR", "paymentMethod": "pm_card_visa",
               "lines": [{"sku": "SKU-1", "quantity": 2, "unitPrice": 1250}],
               "shippingAddress": {"name": "A", "street": "S 1", "city": "B",
                                   "postalCode": "10115", "country": "DE"},
               "customerEmail?": "a@example.com"}
              """),
          Map.entry("POST /orders/{id}/cancellation", "{\"reason?\": \"a\"}"),
          Map.entry("POST /orders/{id}/refunds", "{\"amount\": 5, \"reason\": \"a\"}"),
          Map.entry(
              "POST /orders/{id}/returns",
              """
              {"reason?": "a", "lineIds?": ["0190a4c8-0000-7000-8000-000000000001"]}
              """),
          Map.entry(
              "POST /webhooks/carrier",
              """
              {"id": "e-nonsense", "type": "parcel.delivered", "trackingNumber": "T-1",
               "reference": "ORDER", "attempt": 1, "occurredAt": "2026-01-31T12:00:00Z"}
              """),
          Map.entry(
              "POST /webhooks/payment-provider",
              """
              {"id": "evt_nonsense", "type": "payment_intent.succeeded", "data": {"object": {
                "id": "pi_1", "status": "succeeded", "amount": 2500, "amount_received": 2500,
                "currency": "eur", "created": 1700000000, "latest_charge?": "ch_1",
                "metadata": {"order_id": "ORDER", "attempt": "1"}}}}
              """),
          Map.entry("POST /ops/dead-letters/{id}/redrive", "{}"),
          Map.entry("POST /ops/dead-letters/{id}/discard", REASON),
          Map.entry(
              "POST /ops/dead-letters/redrive",
              "{\"reason\": \"a\", \"stream?\": \"order\", \"after?\": 1, \"limit?\": 1}"),
          Map.entry("POST /ops/effects/{id}/settle", "{\"as\": \"done\", \"reason\": \"a\"}"),
          Map.entry("POST /ops/providers/{name}/release", "{}"),
          Map.entry("POST /ops/gaps/{stream}/{key}/dismiss", REASON),
          Map.entry("POST /ops/histories", REASON),
          Map.entry(
              "POST /ops/replays",
              """
              {"stream": "nothing", "consumer": "nobody", "eventsPerSecond?": 5,
               "key?": "0190a4c8-0000-7000-8000-000000000001", "all?": false,
               "since?": "2026-01-01T00:00:00Z", "before?": "2026-01-02T00:00:00Z"}
              """),
          Map.entry(
              "POST /ops/audit/digests", "{\"keys\": [\"0190a4c8-0000-7000-8000-000000000001\"]}"));

  private RightBodies() {}

  /**
   * @param order what a webhook is about
   */
  static BodyNonsense of(Route route, String order) {
    String body = BODIES.get(route.toString());
    if (body == null) {
      throw new AssertionError("Say in RightBodies what a right body is for " + route);
    }
    return new BodyNonsense(body.replace("ORDER", order));
  }
}
