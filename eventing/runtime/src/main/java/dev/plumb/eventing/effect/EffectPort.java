package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.Set;

/** The outside world for one kind of effect. Beans of this type are found by {@link #kinds()}. */
public interface EffectPort {

  String kind();

  /** More than one only where settings say which. */
  default Set<String> kinds() {
    return Set.of(kind());
  }

  /**
   * Makes the call, outside any transaction, with {@link NewEffect#idempotencyKey()}. A timeout or
   * a lost connection is {@link EffectAnswer.Unknown}, not a failure. Where the other side has no
   * such key and can't be asked, it is {@link EffectAnswer.NobodyKnows}, unless the call can't have
   * come far enough.
   */
  Uni<EffectAnswer> call(NewEffect effect);

  /**
   * Asks what became of a call whose answer is unknown. Never makes it again, unless the other side
   * may get it twice. {@link EffectAnswer.NeverHappened} allows another call.
   */
  Uni<EffectAnswer> ask(NewEffect effect);

  /**
   * Feeds a final answer (confirmed or refused) to the aggregate, in a transaction of its own that
   * also closes the effect. It may come after a webhook has said the same.
   */
  Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer);

  /**
   * Whether {@link #ask} is answered by the other side, and does nothing there. Then a person who
   * settles an effect can't say other than it does; where not, his word is all there is.
   */
  default boolean canBeAsked() {
    return true;
  }

  /**
   * The aggregate that {@link #settle} changes, as it is in this transaction. Empty without one.
   */
  default Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return Uni.createFrom().item(Optional.empty());
  }
}
