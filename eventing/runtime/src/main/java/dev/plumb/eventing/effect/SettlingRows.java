package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** The table {@code effect} as a person changes it: never a row that a worker has. */
final class SettlingRows {

  /** Nobody's while it is looked at: who comes second is told so rather than waits. */
  private static final String LOCK =
      """
      select 1 from effect
      where id = $1 and state = $2 and attempts = $3 and claimed_by is null
      for update skip locked
      """;

  private static final String CLOSE =
      """
      update effect
      set state = $2, answer = $3::text::jsonb, settled_at = now(), next_attempt_at = null
      where id = $1
      """;

  /** Its key begins anew, because a person says that the other side has none. */
  private static final String CALL_AGAIN =
      """
      update effect set state = 'PENDING', first_sent_at = null, next_attempt_at = now()
      where id = $1
      """;

  /** It may have stepped back. */
  private static final String NEXT =
      """
      update effect set next_attempt_at = now()
      where attempts = 0
        and id = (select o.id from effect o
                  where o.provider = $2 and o.key = $3 and o.settled_at is null and o.id > $1
                  order by o.id limit 1)
      """;

  private SettlingRows() {}

  /** False if it is somebody else's, or another than it was. */
  static Uni<Boolean> lock(Tx tx, LedgerEntry seen) {
    return tx.select(LOCK, seen.id(), seen.state(), seen.attempts()).map(rows -> !rows.isEmpty());
  }

  static Uni<Void> close(Tx tx, LedgerEntry locked, String state, JsonObject answer) {
    NewEffect effect = locked.effect();
    return tx.update(CLOSE, locked.id(), state, answer.encode())
        .chain(() -> tx.update(NEXT, locked.id(), effect.provider(), effect.key()))
        .replaceWithVoid();
  }

  static Uni<Void> callAgain(Tx tx, LedgerEntry locked) {
    return tx.update(CALL_AGAIN, locked.id()).replaceWithVoid();
  }
}
