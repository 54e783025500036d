package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.usecase.HearProvider;
import dev.plumb.eventing.effect.AggregateState;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Feeds a final answer to the payment, as its webhook would. */
@Singleton
class Settlement {

  private final HearProvider hearing;
  private final ProviderSettings settings;

  Settlement(HearProvider hearing, ProviderSettings settings) {
    this.hearing = hearing;
    this.settings = settings;
  }

  /** A confirmed intent speaks for itself, whatever it was asked for. */
  Uni<Void> ofIntent(
      Tx tx, OrderId order, EffectAnswer answer, Function<EffectAnswer.Refused, Trigger> no) {
    Optional<Trigger> meaning =
        switch (answer) {
          case EffectAnswer.Confirmed confirmed ->
              IntentAnswers.observed(confirmed)
                  .flatMap(intent -> intent.meaning(settings.authorizationValidity()));
          case EffectAnswer.Refused refused -> Optional.of(no.apply(refused));
          case EffectAnswer.Unknown _, EffectAnswer.NeverHappened _, EffectAnswer.NobodyKnows _ ->
              Optional.empty();
        };
    return hear(tx, order, meaning);
  }

  Uni<Void> ofRefund(Tx tx, OrderId order, EffectAnswer answer, Trigger yes, Trigger no) {
    Optional<Trigger> meaning =
        switch (answer) {
          case EffectAnswer.Confirmed _ -> Optional.of(yes);
          case EffectAnswer.Refused _ -> Optional.of(no);
          case EffectAnswer.Unknown _, EffectAnswer.NeverHappened _, EffectAnswer.NobodyKnows _ ->
              Optional.empty();
        };
    return hear(tx, order, meaning);
  }

  private Uni<Void> hear(Tx tx, OrderId order, Optional<Trigger> meaning) {
    return meaning
        .map(trigger -> hearing.hear(tx, order, trigger))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  Uni<Optional<AggregateState>> state(Tx tx, OrderId order) {
    return hearing
        .status(tx, order)
        .map(known -> known.map(it -> new AggregateState("Payment", it.name())));
  }
}
