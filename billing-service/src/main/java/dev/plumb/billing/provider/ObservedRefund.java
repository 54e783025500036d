package dev.plumb.billing.provider;

import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.billing.domain.Trigger;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund as the provider has it.
 *
 * @param reason why it failed, where it did
 * @see <a href="https://docs.stripe.com/api/refunds/object">Stripe: Refund</a>
 */
record ObservedRefund(
    String id,
    OrderId order,
    RefundId refund,
    int attempt,
    String status,
    Money amount,
    String reason) {

  /**
   * @throws IllegalArgumentException if it is not a refund that billing made
   */
  static ObservedRefund of(JsonObject refund) {
    try {
      JsonObject metadata = refund.getJsonObject("metadata");
      Currency currency =
          Currency.getInstance(refund.getString("currency").toUpperCase(Locale.ROOT));
      return new ObservedRefund(
          ProviderText.of(refund, "id"),
          new OrderId(UUID.fromString(metadata.getString("order_id"))),
          new RefundId(UUID.fromString(metadata.getString("refund_id"))),
          Integer.parseInt(metadata.getString("attempt")),
          ProviderText.of(refund, "status"),
          new Money(refund.getLong("amount"), currency),
          ProviderText.checked("failure_reason", refund.getString("failure_reason", "unknown")));
    } catch (NullPointerException | ClassCastException wrong) {
      throw new IllegalArgumentException("not a refund of ours: " + refund.getValue("id"), wrong);
    }
  }

  /** What it means for the payment; empty while the provider itself doesn't know. */
  Optional<Trigger> meaning() {
    return Optional.ofNullable(
        switch (status) {
          case "succeeded" -> new Trigger.RefundCompleted(refund, attempt, amount);
          case "failed", "canceled" -> new Trigger.RefundFailed(refund, attempt, reason);
          default -> null;
        });
  }
}
