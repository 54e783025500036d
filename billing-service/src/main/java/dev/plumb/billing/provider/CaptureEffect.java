package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.usecase.HearProvider;
import dev.plumb.billing.usecase.ProviderEffects;
import dev.plumb.eventing.effect.AggregateState;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
class CaptureEffect implements EffectPort {

  private final PaymentProvider provider;
  private final Settlement settlement;
  private final HearProvider hearing;

  CaptureEffect(PaymentProvider provider, Settlement settlement, HearProvider hearing) {
    this.provider = provider;
    this.settlement = settlement;
    this.hearing = hearing;
  }

  @Override
  public String kind() {
    return ProviderEffects.CAPTURE;
  }

  /** A missing answer is a fact about the payment too: nobody may act as if nothing was taken. */
  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return provider
        .capture(asked(effect), effect.idempotencyKey())
        .map(answers(effect)::toCall)
        .call(answer -> tellDoubt(effect, answer));
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return provider.intent(asked(effect).intent()).map(answers(effect)::toQuestion);
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    return settlement.ofIntent(
        tx,
        order(effect),
        answer,
        no -> new Trigger.CaptureRefused(asked(effect).attempt(), no.code()));
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return settlement.state(tx, order(effect));
  }

  private Uni<Void> tellDoubt(NewEffect effect, EffectAnswer answer) {
    return answer instanceof EffectAnswer.Unknown
        ? hearing.hear(order(effect), List.of(new Trigger.OutcomeUnknown(asked(effect).attempt())))
        : Uni.createFrom().voidItem();
  }

  private static IntentAnswers answers(NewEffect effect) {
    return new IntentAnswers(order(effect), asked(effect).attempt(), asked(effect).amount());
  }

  private static ProviderCall.Capture asked(NewEffect effect) {
    return (ProviderCall.Capture) ProviderEffects.call(effect);
  }

  private static OrderId order(NewEffect effect) {
    return new OrderId(effect.key());
  }
}
