package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A PaymentIntent in the provider's books. */
final class Intent {

  final String id;
  final OrderId order;
  final int attempt;
  final Instant created;
  final List<JsonObject> refunds = new ArrayList<>();
  String status;
  private final ProviderCall.Authorize call;

  Intent(String id, OrderId order, ProviderCall.Authorize call, Instant created) {
    this.id = id;
    this.order = order;
    this.attempt = call.attempt();
    this.call = call;
    this.created = created;
  }

  long received() {
    return status.equals("succeeded") ? call.amount().minorUnits() : 0;
  }

  long refunded() {
    return refunds.stream().mapToLong(refund -> refund.getLong("amount")).sum();
  }

  Sums sums() {
    long held = status.equals("requires_capture") ? call.amount().minorUnits() : 0;
    return new Sums(held, received(), refunded(), received() > 0 ? 1 : 0);
  }

  JsonObject refund(ProviderCall.Refund asked) {
    JsonObject refund =
        new JsonObject()
            .put("id", "re_" + id + "_" + (refunds.size() + 1))
            .put("status", "succeeded")
            .put("amount", asked.amount().minorUnits())
            .put("currency", asked.amount().currency().getCurrencyCode())
            .put(
                "metadata",
                metadata(asked.attempt()).put("refund_id", asked.refund().value().toString()));
    refunds.add(refund);
    return refund;
  }

  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("id", id)
            .put("status", status)
            .put("amount", call.amount().minorUnits())
            .put("amount_received", received())
            .put("currency", call.amount().currency().getCurrencyCode())
            .put("created", created.getEpochSecond())
            .put("metadata", metadata(attempt));
    if (status.equals("succeeded")) {
      json.put("latest_charge", "ch_" + id);
    }
    if (status.equals("requires_payment_method")) {
      json.put("last_payment_error", new JsonObject().put("decline_code", "card_declined"));
    }
    return json;
  }

  private JsonObject metadata(int of) {
    return new JsonObject()
        .put("order_id", order.value().toString())
        .put("attempt", Integer.toString(of));
  }
}
