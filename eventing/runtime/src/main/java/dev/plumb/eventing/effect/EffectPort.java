package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;

/** The outside world for one kind of effect. Beans of this type are found by {@link #kind()}. */
public interface EffectPort {

  String kind();

  /**
   * Makes the call, outside any transaction, with {@link NewEffect#idempotencyKey()}. A timeout or
   * a lost connection is {@link EffectAnswer.Unknown}, not a failure.
   */
  Uni<EffectAnswer> call(NewEffect effect);

  /**
   * Asks what became of a call whose answer is unknown. Never makes it again. {@link
   * EffectAnswer.NeverHappened} allows another call.
   */
  Uni<EffectAnswer> ask(NewEffect effect);

  /**
   * Feeds a final answer (confirmed or refused) to the aggregate, in a transaction of its own that
   * also closes the effect. It may come after a webhook has said the same.
   */
  Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer);
}
