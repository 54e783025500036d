package dev.plumb.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Http;
import java.util.HashMap;
import java.util.Map;

/**
 * What provider and carrier swear to, by order id. Amounts in minor units.
 *
 * @param orders those that either has heard of
 */
record Provider(Map<String, Account> orders) {

  /**
   * @param charges payments that hold or took money
   * @param parcels handed to the carrier
   */
  record Account(int charges, long held, long captured, long refunded, int parcels) {
    static final Account NONE = new Account(0, 0, 0, 0, 0);

    Account plus(Account other) {
      return new Account(
          charges + other.charges,
          held + other.held,
          captured + other.captured,
          refunded + other.refunded,
          parcels + other.parcels);
    }
  }

  static Provider of(Http sandbox) {
    JsonNode ledger = sandbox.get("/ledger").body();
    Map<String, Account> orders = new HashMap<>();
    for (JsonNode intent : ledger.get("paymentIntents")) {
      orders.merge(intent.path("orderId").asText(), account(intent), Account::plus);
    }
    for (JsonNode parcel : ledger.get("parcels")) {
      orders.merge(order(parcel), new Account(0, 0, 0, 0, 1), Account::plus);
    }
    return new Provider(orders);
  }

  Account account(String order) {
    return orders.getOrDefault(order, Account.NONE);
  }

  private static Account account(JsonNode intent) {
    long held = intent.path("amountCapturable").asLong();
    long captured = intent.path("amountReceived").asLong();
    long refunded = intent.path("amountRefunded").asLong();
    return new Account(held + captured > 0 ? 1 : 0, held, captured, refunded, 0);
  }

  /** Where shipping names more than the order in its reference, the order comes first. */
  private static String order(JsonNode parcel) {
    return parcel.path("reference").asText().substring(0, 36);
  }
}
