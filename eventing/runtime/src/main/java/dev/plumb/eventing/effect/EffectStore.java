package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The effects that were intended, as the workers of all replicas share them. */
interface EffectStore {

  /**
   * Those that are due and first of their provider and key, for this worker alone. None of a
   * provider that is held.
   */
  Uni<List<ClaimedEffect>> claim(Set<String> kinds, List<Room> rooms);

  /**
   * False if the claim is lost.
   *
   * @param trouble what kept it open, for people
   */
  Uni<Boolean> callAgainIn(Duration wait, ClaimedEffect lost, String trouble);

  /**
   * False if the claim is lost.
   *
   * @param trouble what kept it open, for people
   */
  Uni<Boolean> askAgainIn(Duration wait, ClaimedEffect lost, String trouble);

  /**
   * Nothing was called or asked, so nothing counts: as if it had not been claimed, save that claims
   * stay counted. False if the claim is lost.
   */
  Uni<Boolean> giveBack(ClaimedEffect unused);

  /**
   * Keeps it, and what comes after it for the same key, until a person settles it.
   *
   * @param trouble why, for people
   */
  Uni<Boolean> leaveToAPerson(ClaimedEffect lost, String trouble);

  /** False if the claim is lost: someone else will close it. */
  Uni<Boolean> close(Tx tx, ClaimedEffect done, String state, JsonObject answer);
}
