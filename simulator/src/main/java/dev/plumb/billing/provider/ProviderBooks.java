package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.simulator.Violation;
import dev.plumb.simulator.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The provider's own ledger, which forgets idempotency keys after a while. */
public final class ProviderBooks {

  /** How long it promises to remember a key. */
  public static final Duration KEYS_KEPT = Duration.ofSeconds(20);

  private record Remembered(Reply reply, long at) {}

  private final World world;
  private final Consumer<JsonObject> webhooks;
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final Map<String, Remembered> keys = new HashMap<>();

  /**
   * @param webhooks what it tells by itself
   */
  public ProviderBooks(World world, Consumer<JsonObject> webhooks) {
    this.world = world;
    this.webhooks = webhooks;
  }

  Reply once(String key, Supplier<Reply> call) {
    Remembered before = keys.get(key);
    if (before != null && world.now() - before.at < KEYS_KEPT.toNanos()) {
      return before.reply;
    }
    Reply reply = call.get();
    keys.put(key, new Remembered(reply, world.now()));
    return reply;
  }

  Reply authorize(OrderId order, ProviderCall.Authorize call) {
    Intent intent = new Intent("pi_" + (intents.size() + 1), order, call, world.clock().instant());
    refuseSecond(order, call.attempt());
    intents.put(intent.id, intent);
    if (call.paymentMethod().equals("pm_card_chargeDeclined")) {
      intent.status = "requires_payment_method";
      tell("payment_intent.payment_failed", intent.json());
      return new Reply.No(402, "card_declined", "declined", Optional.of(intent.json()));
    }
    intent.status = "requires_capture";
    tell("payment_intent.amount_capturable_updated", intent.json());
    return new Reply.Ok(intent.json());
  }

  private void refuseSecond(OrderId order, int attempt) {
    for (Intent other : intents.values()) {
      if (other.order.equals(order) && other.attempt == attempt) {
        throw new Violation("the provider is asked for attempt " + attempt + " of one order twice");
      }
    }
  }

  Reply capture(ProviderCall.Capture call) {
    return change(call.intent(), "succeeded", "payment_intent.succeeded");
  }

  Reply cancel(ProviderCall.Void call) {
    return change(call.intent(), "canceled", "payment_intent.canceled");
  }

  private Reply change(String id, String to, String event) {
    Intent intent = intents.get(id);
    if (!intent.status.equals("requires_capture")) {
      return new Reply.No(
          400, "payment_intent_unexpected_state", intent.status, Optional.of(intent.json()));
    }
    intent.status = to;
    tell(event, intent.json());
    return new Reply.Ok(intent.json());
  }

  Reply refund(OrderId order, ProviderCall.Refund call) {
    Intent intent = intents.get(call.intent());
    if (intent.refunded() + call.amount().minorUnits() > intent.received()) {
      return new Reply.No(400, "charge_already_refunded", "too much", Optional.empty());
    }
    JsonObject refund = intent.refund(call);
    tell("refund.created", refund);
    return new Reply.Ok(refund);
  }

  Reply intent(String id) {
    return new Reply.Ok(intents.get(id).json());
  }

  /** A very young one may be missing. */
  Reply intentsOf(OrderId order) {
    JsonArray found = new JsonArray();
    for (Intent intent : intents.values()) {
      boolean young = intent.created.plusSeconds(1).isAfter(world.clock().instant());
      if (intent.order.equals(order) && !(young && world.chance(50))) {
        found.add(intent.json());
      }
    }
    return new Reply.Ok(new JsonObject().put("data", found));
  }

  Reply refundsOf(String intent) {
    return new Reply.Ok(
        new JsonObject().put("data", new JsonArray(List.copyOf(intents.get(intent).refunds))));
  }

  /** What it holds, has taken and has given back for one order, in minor units. */
  public Sums sums(OrderId order) {
    Sums sums = Sums.NONE;
    for (Intent intent : intents.values()) {
      if (intent.order.equals(order)) {
        sums = sums.plus(intent.sums());
      }
    }
    return sums;
  }

  private void tell(String type, JsonObject object) {
    webhooks.accept(
        new JsonObject().put("type", type).put("data", new JsonObject().put("object", object)));
  }
}
