package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.eventing.effect.EffectAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jboss.logging.Logger;

/** What a reply about a refund means for the effect that asked for it. */
record RefundAnswers(OrderId order, ProviderCall.Refund asked) {

  private static final Logger LOG = Logger.getLogger(RefundAnswers.class);

  EffectAnswer toCall(Reply reply) {
    return switch (reply) {
      case Reply.Ok(JsonObject refund) -> checked(refund);
      case Reply.No no -> new EffectAnswer.Refused(no.code(), no.message());
      case Reply.Silence(String reason) -> new EffectAnswer.Unknown(reason);
    };
  }

  EffectAnswer toQuestion(Reply reply) {
    return switch (reply) {
      case Reply.Ok(JsonObject page) -> among(page.getJsonArray("data", new JsonArray()));
      case Reply.No no -> EffectAnswer.Unknown.answered(no.code() + ": " + no.message());
      case Reply.Silence(String reason) -> new EffectAnswer.Unknown(reason);
    };
  }

  private EffectAnswer among(JsonArray refunds) {
    for (Object refund : refunds) {
      if (refund instanceof JsonObject json && isThisOne(json)) {
        return checked(json);
      }
    }
    return new EffectAnswer.NeverHappened();
  }

  private boolean isThisOne(JsonObject refund) {
    JsonObject metadata = refund.getJsonObject("metadata", new JsonObject());
    return asked.refund().value().toString().equals(metadata.getString("refund_id"))
        && Integer.toString(asked.attempt()).equals(metadata.getString("attempt"));
  }

  private EffectAnswer checked(JsonObject json) {
    ObservedRefund refund;
    try {
      refund = ObservedRefund.of(json);
    } catch (IllegalArgumentException e) {
      return contradiction(e.getMessage());
    }
    if (!refund.order().equals(order)
        || !refund.refund().equals(asked.refund())
        || !refund.amount().equals(asked.amount())) {
      return contradiction(refund.id() + " is another refund");
    }
    return switch (refund.status()) {
      case "succeeded" -> new EffectAnswer.Confirmed(Map.of("refund", refund.id()));
      case "failed", "canceled" -> new EffectAnswer.Refused(refund.reason(), refund.status());
      default -> EffectAnswer.Unknown.answered("the refund is " + refund.status());
    };
  }

  private EffectAnswer contradiction(String what) {
    LOG.errorf(
        "order=%s: the provider's answer is not about refund %s over %d %s: %s",
        order.value(),
        asked.refund().value(),
        asked.amount().minorUnits(),
        asked.amount().currency(),
        what);
    return EffectAnswer.Unknown.answered(what);
  }
}
