package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the provider's webhooks.
 *
 * @see <a href="https://docs.stripe.com/api/events/types">Stripe: event types</a>
 */
@Singleton
public class Notices {

  private final ProviderSettings settings;

  Notices(ProviderSettings settings) {
    this.settings = settings;
  }

  /**
   * @return empty if it is of no interest
   * @throws IllegalArgumentException if it is not an event, or about nothing billing has made
   */
  public Optional<Notice> read(byte[] body) {
    JsonObject event = json(body);
    JsonObject object = object(event);
    return switch (event.getString("type", "")) {
      case "payment_intent.amount_capturable_updated",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.canceled" ->
          Optional.of(ofIntent(object));
      case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
          Optional.of(ofRefund(object));
      case "charge.refunded" -> Optional.of(ofCharge(object));
      default -> Optional.empty();
    };
  }

  private Notice ofIntent(JsonObject json) {
    ObservedIntent intent = ObservedIntent.of(json);
    return new Notice(
        intent.order(), intent.meaning(settings.authorizationValidity()).stream().toList());
  }

  private static Notice ofRefund(JsonObject json) {
    ObservedRefund refund = ObservedRefund.of(json);
    return new Notice(refund.order(), refund.meaning().stream().toList());
  }

  /** Newer versions of the API leave the refunds out; then their own events tell. */
  private static Notice ofCharge(JsonObject charge) {
    try {
      OrderId order =
          new OrderId(UUID.fromString(charge.getJsonObject("metadata").getString("order_id")));
      JsonArray refunds =
          charge.getJsonObject("refunds", new JsonObject()).getJsonArray("data", new JsonArray());
      List<Trigger> said =
          refunds.stream()
              .map(JsonObject.class::cast)
              .flatMap(refund -> ObservedRefund.of(refund).meaning().stream())
              .toList();
      return new Notice(order, said);
    } catch (NullPointerException | ClassCastException wrong) {
      throw new IllegalArgumentException("not a charge of ours", wrong);
    }
  }

  private static JsonObject json(byte[] body) {
    try {
      return new JsonObject(new String(body, StandardCharsets.UTF_8));
    } catch (DecodeException broken) {
      throw new IllegalArgumentException("the body is not JSON", broken);
    }
  }

  private static JsonObject object(JsonObject event) {
    if (event.getValue("data") instanceof JsonObject data
        && data.getValue("object") instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("the body is not an event");
  }
}
