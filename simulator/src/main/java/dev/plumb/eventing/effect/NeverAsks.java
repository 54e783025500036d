package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Bug;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@link Bug#CALL_WHEN_UNKNOWN}. */
record NeverAsks(EffectStore store) implements EffectStore {

  static ClaimedEffect calling(ClaimedEffect claimed) {
    return new ClaimedEffect(
        claimed.id(),
        claimed.attempt(),
        claimed.effect(),
        claimed.traceparent(),
        ClaimedEffect.Next.CALL,
        true,
        claimed.first());
  }

  @Override
  public Uni<List<ClaimedEffect>> claim(Set<String> kinds, List<Room> rooms) {
    return store.claim(kinds, rooms);
  }

  @Override
  public Uni<Boolean> callAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return store.callAgainIn(wait, lost, trouble);
  }

  @Override
  public Uni<Boolean> askAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return store.callAgainIn(wait, lost, trouble);
  }

  @Override
  public Uni<Boolean> giveBack(ClaimedEffect unused) {
    return store.giveBack(unused);
  }

  @Override
  public Uni<Boolean> leaveToAPerson(ClaimedEffect lost, String trouble) {
    return store.leaveToAPerson(lost, trouble);
  }

  @Override
  public Uni<Boolean> close(Tx tx, ClaimedEffect done, String state, JsonObject answer) {
    return store.close(tx, done, state, answer);
  }
}
