package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Has the carrier fetch a parcel from the customer. What becomes of it, the carrier reports. */
@Singleton
class FetchBack implements EffectPort {

  private static final Logger LOG = Logger.getLogger(FetchBack.class);

  private final Carrier carrier;

  FetchBack(Carrier carrier) {
    this.carrier = carrier;
  }

  @Override
  public String kind() {
    return FetchBackRequest.KIND;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return carrier.fetchBack(effect.idempotencyKey(), effect.request());
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    return carrier.findFetched(effect.key().toString());
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    if (answer instanceof EffectAnswer.Refused refused) {
      LOG.errorf(
          "order %s: the carrier will not fetch the parcel back (%s: %s). Arrange it with the"
              + " carrier; its report of the return goes on from there",
          effect.key(), refused.code(), refused.reason());
    }
    return Uni.createFrom().voidItem();
  }
}
