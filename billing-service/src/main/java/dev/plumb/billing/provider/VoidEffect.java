package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.billing.usecase.ProviderEffects;
import dev.plumb.eventing.effect.AggregateState;
import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

@Singleton
class VoidEffect implements EffectPort {

  private static final Logger LOG = Logger.getLogger(VoidEffect.class);

  private final PaymentProvider provider;
  private final Settlement settlement;

  VoidEffect(PaymentProvider provider, Settlement settlement) {
    this.provider = provider;
    this.settlement = settlement;
  }

  @Override
  public String kind() {
    return ProviderEffects.VOID;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return provider.cancel(asked(effect), effect.idempotencyKey()).map(answers(effect)::toCall);
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return provider.intent(asked(effect).intent()).map(answers(effect)::toQuestion);
  }

  /** A refusal leaves the amount held until it expires, which its webhook will tell. */
  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    if (answer instanceof EffectAnswer.Refused refused) {
      LOG.errorf(
          "order=%s: the provider refuses to let go of %s (%s); cancel it there",
          effect.key(), asked(effect).intent(), refused.code());
      return Uni.createFrom().voidItem();
    }
    return settlement.ofIntent(
        tx,
        order(effect),
        answer,
        no -> {
          throw new IllegalStateException(no.toString());
        });
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return settlement.state(tx, order(effect));
  }

  private static IntentAnswers answers(NewEffect effect) {
    return new IntentAnswers(order(effect), asked(effect).attempt(), asked(effect).amount());
  }

  private static ProviderCall.Void asked(NewEffect effect) {
    return (ProviderCall.Void) ProviderEffects.call(effect);
  }

  private static OrderId order(NewEffect effect) {
    return new OrderId(effect.key());
  }
}
