package dev.plumb.billing.provider;

import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** PaymentIntents with manual capture. */
@Singleton
class Stripe implements PaymentProvider {

  private static final String INTENTS = "/v1/payment_intents";
  private static final String REFUNDS = "/v1/refunds";

  private final StripeApi api;

  Stripe(StripeApi api) {
    this.api = api;
  }

  @Override
  public Uni<Reply> authorize(OrderId order, ProviderCall.Authorize call, String key) {
    Map<String, String> form =
        Map.of(
            "amount", Long.toString(call.amount().minorUnits()),
            "currency", currency(call.amount()),
            "payment_method", call.paymentMethod(),
            "payment_method_types[]", "card",
            "capture_method", "manual",
            "confirm", "true",
            "metadata[order_id]", order.value().toString(),
            "metadata[attempt]", Integer.toString(call.attempt()));
    return api.post(INTENTS, form, key);
  }

  @Override
  public Uni<Reply> capture(ProviderCall.Capture call, String key) {
    Map<String, String> form =
        Map.of("amount_to_capture", Long.toString(call.amount().minorUnits()));
    return api.post(INTENTS + "/" + Form.text(call.intent()) + "/capture", form, key);
  }

  @Override
  public Uni<Reply> cancel(ProviderCall.Void call, String key) {
    return api.post(INTENTS + "/" + Form.text(call.intent()) + "/cancel", Map.of(), key);
  }

  @Override
  public Uni<Reply> refund(OrderId order, ProviderCall.Refund call, String key) {
    Map<String, String> form =
        Map.of(
            "payment_intent", call.intent(),
            "amount", Long.toString(call.amount().minorUnits()),
            "metadata[order_id]", order.value().toString(),
            "metadata[refund_id]", call.refund().value().toString(),
            "metadata[attempt]", Integer.toString(call.attempt()));
    return api.post(REFUNDS, form, key);
  }

  @Override
  public Uni<Reply> intent(String id) {
    return api.get(INTENTS + "/" + Form.text(id), Map.of());
  }

  @Override
  public Uni<Reply> intentsOf(OrderId order) {
    String query = "metadata['order_id']:'" + order.value() + "'";
    return api.get(INTENTS + "/search", Map.of("query", query, "limit", "100"));
  }

  @Override
  public Uni<Reply> refundsOf(String intent) {
    return api.get(REFUNDS, Map.of("payment_intent", intent, "limit", "100"));
  }

  private static String currency(Money amount) {
    return amount.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
  }
}
