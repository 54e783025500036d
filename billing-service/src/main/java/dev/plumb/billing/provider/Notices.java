package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
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
   * @throws UnreadableEvent if it is not an event
   * @throws IllegalArgumentException if it is about nothing billing has made
   */
  public Optional<Notice> read(byte[] body) throws UnreadableEvent {
    JsonObject event = event(body);
    JsonObject object = object(event);
    return switch (type(event)) {
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

  private static JsonObject event(byte[] body) throws UnreadableEvent {
    try {
      if (Json.decodeValue(Buffer.buffer(body)) instanceof JsonObject event) {
        return event;
      }
    } catch (DecodeException broken) {
      throw new UnreadableEvent("must be JSON", broken);
    }
    throw new UnreadableEvent("must be a JSON object", null);
  }

  private static String type(JsonObject event) throws UnreadableEvent {
    if (event.getValue("type") instanceof String type) {
      return type;
    }
    throw new UnreadableEvent("must be an event with its type in type", null);
  }

  private static JsonObject object(JsonObject event) throws UnreadableEvent {
    if (event.getValue("data") instanceof JsonObject data
        && data.getValue("object") instanceof JsonObject object) {
      return object;
    }
    throw new UnreadableEvent("must be an event with its object in data.object", null);
  }
}
