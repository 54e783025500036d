package dev.plumb.billing.provider;

import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.eventing.effect.EffectAnswer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What a reply about an intent means for the effect that asked. An intent of another order, attempt
 * or amount than asked for is never taken for an answer.
 */
record IntentAnswers(OrderId order, int attempt, Money amount) {

  private static final Logger LOG = Logger.getLogger(IntentAnswers.class);
  private static final String FACT = "intent";

  /** To a call that makes or changes the intent. */
  EffectAnswer toCall(Reply reply) {
    return switch (reply) {
      case Reply.Ok(JsonObject intent) -> checked(intent, this::whatItSays);
      case Reply.No no ->
          no.intent()
              .filter(_ -> no.status() == 400)
              .map(intent -> checked(intent, observed -> changedAlready(observed, no)))
              .orElseGet(() -> refused(no));
      case Reply.Silence(String reason) -> new EffectAnswer.Unknown(reason);
    };
  }

  /** To the question for an intent that exists: still only held means that nothing was done. */
  EffectAnswer toQuestion(Reply reply) {
    return switch (reply) {
      case Reply.Ok(JsonObject intent) ->
          checked(
              intent,
              observed ->
                  observed.status().equals("requires_capture")
                      ? new EffectAnswer.NeverHappened()
                      : whatItSays(observed));
      case Reply.No no -> EffectAnswer.Unknown.answered(no.code() + ": " + no.message());
      case Reply.Silence(String reason) -> new EffectAnswer.Unknown(reason);
    };
  }

  /** To the question which intents the order has. */
  EffectAnswer toSearch(Reply reply) {
    return switch (reply) {
      case Reply.Ok(JsonObject page) -> ofThisAttempt(page);
      case Reply.No no -> EffectAnswer.Unknown.answered(no.code() + ": " + no.message());
      case Reply.Silence(String reason) -> new EffectAnswer.Unknown(reason);
    };
  }

  private EffectAnswer ofThisAttempt(JsonObject page) {
    List<JsonObject> found = new ArrayList<>();
    for (Object intent : page.getJsonArray("data", new JsonArray())) {
      if (intent instanceof JsonObject json && isOfThisAttempt(json)) {
        found.add(json);
      }
    }
    if (found.isEmpty()) {
      return new EffectAnswer.NeverHappened();
    }
    return found.size() == 1
        ? checked(found.getFirst(), this::whatItSays)
        : contradiction("has " + found.size() + " intents");
  }

  private boolean isOfThisAttempt(JsonObject intent) {
    JsonObject metadata = intent.getJsonObject("metadata", new JsonObject());
    return Integer.toString(attempt).equals(metadata.getString("attempt"));
  }

  private EffectAnswer checked(JsonObject json, Function<ObservedIntent, EffectAnswer> meaning) {
    ObservedIntent intent;
    try {
      intent = ObservedIntent.of(json);
    } catch (IllegalArgumentException e) {
      return contradiction(e.getMessage());
    }
    return intent.order().equals(order)
            && intent.attempt() == attempt
            && intent.amount().equals(amount)
        ? meaning.apply(intent)
        : contradiction(
            "%s is attempt %d of order %s over %d %s"
                .formatted(
                    intent.id(),
                    intent.attempt(),
                    intent.order().value(),
                    intent.amount().minorUnits(),
                    intent.amount().currency()));
  }

  private EffectAnswer whatItSays(ObservedIntent intent) {
    return intent
        .meaning(Duration.ZERO)
        .<EffectAnswer>map(
            meaning ->
                meaning instanceof Trigger.Declined declined
                    ? new EffectAnswer.Refused(declined.code(), "declined")
                    : new EffectAnswer.Confirmed(Map.of(FACT, intent.json().encode())))
        .orElseGet(() -> EffectAnswer.Unknown.answered("the intent is " + intent.status()));
  }

  /** The call came too late for the intent's state: that state is the answer. */
  private EffectAnswer changedAlready(ObservedIntent intent, Reply.No no) {
    return intent.status().equals("requires_capture") ? refused(no) : whatItSays(intent);
  }

  private static EffectAnswer refused(Reply.No no) {
    return new EffectAnswer.Refused(no.code(), no.message());
  }

  private EffectAnswer contradiction(String what) {
    LOG.errorf(
        "order=%s: the provider's answer is not about attempt %d over %d %s: %s",
        order.value(), attempt, amount.minorUnits(), amount.currency(), what);
    return EffectAnswer.Unknown.answered(what);
  }

  static Optional<ObservedIntent> observed(EffectAnswer.Confirmed confirmed) {
    return Optional.ofNullable(confirmed.facts().get(FACT))
        .map(JsonObject::new)
        .map(ObservedIntent::of);
  }
}
