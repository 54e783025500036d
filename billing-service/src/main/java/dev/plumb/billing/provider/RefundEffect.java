package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.usecase.ProviderEffects;
import dev.plumb.eventing.effect.AggregateState;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class RefundEffect implements EffectPort {

  private final PaymentProvider provider;
  private final Settlement settlement;

  RefundEffect(PaymentProvider provider, Settlement settlement) {
    this.provider = provider;
    this.settlement = settlement;
  }

  @Override
  public String kind() {
    return ProviderEffects.REFUND;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return provider
        .refund(order(effect), asked(effect), effect.idempotencyKey())
        .map(answers(effect)::toCall);
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return provider.refundsOf(asked(effect).intent()).map(answers(effect)::toQuestion);
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    ProviderCall.Refund asked = asked(effect);
    String reason = answer instanceof EffectAnswer.Refused refused ? refused.code() : "";
    return settlement.ofRefund(
        tx,
        order(effect),
        answer,
        new Trigger.RefundCompleted(asked.refund(), asked.attempt(), asked.amount()),
        new Trigger.RefundFailed(asked.refund(), asked.attempt(), reason));
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return settlement.state(tx, order(effect));
  }

  private static RefundAnswers answers(NewEffect effect) {
    return new RefundAnswers(order(effect), asked(effect));
  }

  private static ProviderCall.Refund asked(NewEffect effect) {
    return (ProviderCall.Refund) ProviderEffects.call(effect);
  }

  private static OrderId order(NewEffect effect) {
    return new OrderId(effect.key());
  }
}
