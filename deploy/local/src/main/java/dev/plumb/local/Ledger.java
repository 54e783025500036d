package dev.plumb.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the provider swears to, by order.
 *
 * @param orders amounts in minor units
 */
record Ledger(Map<UUID, Charges> orders) {

  /**
   * @param charges payments of the order that took money
   * @param held authorised and neither captured nor released
   */
  record Charges(long charges, long held, long captured, long refunded) {
    static final Charges NONE = new Charges(0, 0, 0, 0);

    Charges plus(Charges other) {
      return new Charges(
          charges + other.charges,
          held + other.held,
          captured + other.captured,
          refunded + other.refunded);
    }
  }

  static Ledger of(Http sandbox) {
    Map<UUID, Charges> orders = new HashMap<>();
    for (JsonNode intent : sandbox.get("/ledger").body().get("paymentIntents")) {
      if (intent.hasNonNull("orderId")) {
        orders.merge(
            UUID.fromString(intent.get("orderId").asText()), charges(intent), Charges::plus);
      }
    }
    return new Ledger(orders);
  }

  Charges of(UUID order) {
    return orders.getOrDefault(order, Charges.NONE);
  }

  private static Charges charges(JsonNode intent) {
    long captured = intent.path("amountReceived").asLong();
    return new Charges(
        captured > 0 ? 1 : 0,
        intent.path("amountCapturable").asLong(),
        captured,
        intent.path("amountRefunded").asLong());
  }
}
