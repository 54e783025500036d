package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.eventing.effect.NewEffect;
import io.vertx.core.json.JsonObject;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Calls to the provider as rows of the effect table, and back. */
public final class ProviderEffects {

  public static final String AUTHORIZE = "payment.authorize";
  public static final String CAPTURE = "payment.capture";
  public static final String VOID = "payment.void";
  public static final String REFUND = "payment.refund";
  static final List<String> KINDS = List.of(AUTHORIZE, CAPTURE, VOID, REFUND);

  private ProviderEffects() {}

  static NewEffect effect(OrderId order, ProviderCall call) {
    return switch (call) {
      case ProviderCall.Authorize c ->
          effect(
              AUTHORIZE, order, c, money(c.attempt(), c.amount()).put("method", c.paymentMethod()));
      case ProviderCall.Capture c ->
          effect(CAPTURE, order, c, money(c.attempt(), c.amount()).put("intent", c.intent()));
      case ProviderCall.Void c ->
          effect(VOID, order, c, money(c.attempt(), c.amount()).put("intent", c.intent()));
      case ProviderCall.Refund c ->
          effect(
              REFUND,
              order,
              c,
              money(c.attempt(), c.amount())
                  .put("intent", c.intent())
                  .put("refund", c.refund().value().toString()));
    };
  }

  /**
   * @throws IllegalArgumentException if the effect is of none of the four kinds
   */
  public static ProviderCall call(NewEffect effect) {
    JsonObject json = new JsonObject(effect.request());
    int attempt = json.getInteger("attempt");
    String intent = json.getString("intent");
    Money amount =
        new Money(json.getLong("amount"), Currency.getInstance(json.getString("currency")));
    return switch (effect.kind()) {
      case AUTHORIZE -> new ProviderCall.Authorize(attempt, amount, json.getString("method"));
      case CAPTURE -> new ProviderCall.Capture(attempt, intent, amount);
      case VOID -> new ProviderCall.Void(attempt, intent, amount);
      case REFUND ->
          new ProviderCall.Refund(
              new RefundId(UUID.fromString(json.getString("refund"))), attempt, intent, amount);
      default -> throw new IllegalArgumentException(effect.kind() + " is not a payment's effect");
    };
  }

  private static NewEffect effect(
      String kind, OrderId order, ProviderCall call, JsonObject request) {
    return new NewEffect(kind, order.value(), call.purpose(), request.encode());
  }

  private static JsonObject money(int attempt, Money amount) {
    return new JsonObject()
        .put("attempt", attempt)
        .put("amount", amount.minorUnits())
        .put("currency", amount.currency().getCurrencyCode());
  }
}
