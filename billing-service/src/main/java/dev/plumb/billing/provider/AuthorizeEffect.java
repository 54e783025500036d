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
class AuthorizeEffect implements EffectPort {

  private final PaymentProvider provider;
  private final Settlement settlement;

  AuthorizeEffect(PaymentProvider provider, Settlement settlement) {
    this.provider = provider;
    this.settlement = settlement;
  }

  @Override
  public String kind() {
    return ProviderEffects.AUTHORIZE;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return provider
        .authorize(order(effect), asked(effect), effect.idempotencyKey())
        .map(answers(effect)::toCall);
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return provider.intentsOf(order(effect)).map(answers(effect)::toSearch);
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    int attempt = asked(effect).attempt();
    return settlement.ofIntent(
        tx,
        order(effect),
        answer,
        no -> new Trigger.Declined(attempt, no.code(), Declines.pass(no.code())));
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return settlement.state(tx, order(effect));
  }

  private static IntentAnswers answers(NewEffect effect) {
    return new IntentAnswers(order(effect), asked(effect).attempt(), asked(effect).amount());
  }

  private static ProviderCall.Authorize asked(NewEffect effect) {
    return (ProviderCall.Authorize) ProviderEffects.call(effect);
  }

  private static OrderId order(NewEffect effect) {
    return new OrderId(effect.key());
  }
}
