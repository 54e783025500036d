package dev.plumb.billing.provider;

import java.time.Instant;
import java.util.UUID;

/** What the provider says, as it writes it. */
public final class Json {

  private Json() {}

  public static String intent(UUID order, String status, long amount) {
    return intent(order, 1, status, amount);
  }

  public static String intent(UUID order, int attempt, String status, long amount) {
    return """
        {"id": "pi_%d", "object": "payment_intent", "amount": %d, "amount_received": %d,
         "currency": "eur", "created": %d, "latest_charge": "ch_%d", "status": "%s",
         "last_payment_error": null,
         "metadata": {"order_id": "%s", "attempt": "%d"}}
        """
        .formatted(
            attempt,
            amount,
            status.equals("succeeded") ? amount : 0,
            Instant.now().getEpochSecond(),
            attempt,
            status,
            order,
            attempt);
  }

  public static String refund(UUID order, UUID refund, String status, long amount) {
    return """
        {"id": "re_1", "object": "refund", "amount": %d, "currency": "eur", "status": "%s",
         "payment_intent": "pi_1",
         "metadata": {"order_id": "%s", "refund_id": "%s", "attempt": "1"}}
        """
        .formatted(amount, status, order, refund);
  }

  public static String page(String... elements) {
    return "{\"object\": \"list\", \"data\": [" + String.join(",", elements) + "]}";
  }

  public static String error(String code, String declineCode) {
    return """
        {"error": {"type": "card_error", "code": "%s", "decline_code": "%s", "message": "no"}}
        """
        .formatted(code, declineCode);
  }

  public static String unexpectedState(String intent) {
    return """
        {"error": {"type": "invalid_request_error", "code": "payment_intent_unexpected_state",
         "message": "no", "payment_intent": %s}}
        """
        .formatted(intent);
  }

  public static String event(String type, String object) {
    return """
        {"id": "evt_1", "object": "event", "type": "%s", "data": {"object": %s}}
        """
        .formatted(type, object);
  }
}
