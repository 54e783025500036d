package dev.plumb.eventing.effect;

import dev.plumb.eventing.trace.TraceContext;
import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Intents are rows of the business transaction; a worker makes the calls afterwards. */
public interface Effects {

  /** One statement for all. An effect that was intended before is left as it is. */
  default Uni<Void> intend(Tx tx, List<NewEffect> effects) {
    String trace = tx.traceparent().orElseGet(TraceContext::current);
    return intend(tx, effects, Collections.nCopies(effects.size(), trace));
  }

  /**
   * The same for effects that follow from events, so that each goes on in the trace of its cause.
   *
   * @param traceparents one for each effect, in the same order; null where the cause had none
   */
  Uni<Void> intend(Tx tx, List<NewEffect> effects, List<String> traceparents);

  /**
   * The same transaction, for what the outside world reports by itself: in the trace of what
   * intended the key's last effect. Unless it is a {@link TracedTx} already, or that effect had
   * none.
   *
   * @param kinds of effect that the report can be about
   */
  default Uni<Tx> inTraceOf(Tx tx, UUID key, List<String> kinds) {
    return tx instanceof TracedTx ? Uni.createFrom().item(tx) : EffectTrace.last(tx, key, kinds);
  }
}
