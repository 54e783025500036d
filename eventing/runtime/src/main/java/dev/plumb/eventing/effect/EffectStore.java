package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The effects that were intended, as the workers of all replicas share them. */
interface EffectStore {

  /** Those that are due and first of their key, for this worker alone. */
  Uni<List<ClaimedEffect>> claim(Set<String> kinds, int limit);

  /** False if the claim is lost. */
  Uni<Boolean> callAgainIn(Duration wait, ClaimedEffect lost);

  /** False if the claim is lost. */
  Uni<Boolean> askAgainIn(Duration wait, ClaimedEffect lost);

  /** Keeps it, and what comes after it for the same key, until someone changes the row. */
  Uni<Boolean> leaveToAPerson(ClaimedEffect lost);

  /** False if the claim is lost: someone else will close it. */
  Uni<Boolean> close(Tx tx, ClaimedEffect done, String state, JsonObject answer);
}
