package dev.plumb.billing.provider;

import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A PaymentIntent as the provider has it.
 *
 * @param charge absent before the first try
 * @param decline why the last try failed, where it did
 * @see <a href="https://docs.stripe.com/api/payment_intents/object">Stripe: PaymentIntent</a>
 */
record ObservedIntent(
    String id,
    OrderId order,
    int attempt,
    String status,
    Money amount,
    Money received,
    Instant created,
    Optional<String> charge,
    Optional<String> decline) {

  /** The end of the year 9999. */
  private static final long LATEST = 253_402_300_799L;

  /**
   * @throws IllegalArgumentException if it is not an intent that billing made
   */
  static ObservedIntent of(JsonObject intent) {
    try {
      JsonObject metadata = intent.getJsonObject("metadata");
      Currency currency =
          Currency.getInstance(intent.getString("currency").toUpperCase(Locale.ROOT));
      return new ObservedIntent(
          ProviderText.of(intent, "id"),
          new OrderId(UUID.fromString(metadata.getString("order_id"))),
          Integer.parseInt(metadata.getString("attempt")),
          ProviderText.of(intent, "status"),
          new Money(intent.getLong("amount"), currency),
          new Money(intent.getLong("amount_received", 0L), currency),
          created(intent.getLong("created")),
          Optional.ofNullable(intent.getString("latest_charge"))
              .map(charge -> ProviderText.checked("latest_charge", charge)),
          Optional.ofNullable(intent.getJsonObject("last_payment_error"))
              .map(error -> error.getString("decline_code", error.getString("code", "none")))
              .map(code -> ProviderText.checked("code", code)));
    } catch (NullPointerException | ClassCastException wrong) {
      throw new IllegalArgumentException("not an intent of ours: " + intent.getValue("id"), wrong);
    }
  }

  private static Instant created(long epochSecond) {
    if (epochSecond < 0 || epochSecond > LATEST) {
      throw new IllegalArgumentException("created is no time: " + epochSecond);
    }
    return Instant.ofEpochSecond(epochSecond);
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id)
            .put("status", status)
            .put("amount", amount.minorUnits())
            .put("amount_received", received.minorUnits())
            .put("currency", amount.currency().getCurrencyCode())
            .put("created", created.getEpochSecond())
            .put("latest_charge", charge.orElse(null))
            .put(
                "metadata",
                new JsonObject()
                    .put("order_id", order.value().toString())
                    .put("attempt", Integer.toString(attempt)));
    decline.ifPresent(code -> json.put("last_payment_error", new JsonObject().put("code", code)));
    return json;
  }

  /** What it means for the payment; empty while the provider itself doesn't know. */
  Optional<Trigger> meaning(Duration validity) {
    return Optional.ofNullable(
        switch (status) {
          case "requires_capture" ->
              new Trigger.Authorized(attempt, id, amount, created.plus(validity));
          case "succeeded" -> new Trigger.Captured(attempt, id, charge.orElse(id), received);
          case "canceled" -> new Trigger.AuthorizationCanceled(attempt, id);
          case "requires_payment_method" ->
              decline
                  .map(code -> new Trigger.Declined(attempt, code, Declines.pass(code)))
                  .orElse(null);
          case "requires_action" -> new Trigger.Declined(attempt, "authentication_required", false);
          default -> null;
        });
  }
}
