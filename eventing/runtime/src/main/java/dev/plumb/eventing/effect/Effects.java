package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Intents are rows of the business transaction; a worker makes the calls afterwards. */
public interface Effects {

  /** One statement for all. An effect that was intended before is left as it is. */
  Uni<Void> intend(Tx tx, List<NewEffect> effects);
}
