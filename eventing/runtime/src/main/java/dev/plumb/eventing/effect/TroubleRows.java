package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** The table {@code effect_trouble}. Only the database's clock counts. */
record TroubleRows(Pool pool) {

  private static final String FAILS =
      """
      insert into effect_trouble (provider) values ($1)
      on conflict (provider) do update set held_at = now()
      where effect_trouble.held_at is null
        and effect_trouble.since <= now() - $2::bigint * interval '1 millisecond'
      """;

  private static final String ANSWERS =
      "delete from effect_trouble where provider = $1 and held_at is null";

  private static final String HELD =
      "select provider, held_at from effect_trouble where held_at is not null";

  private static final String RELEASE =
      "delete from effect_trouble where provider = $1 and held_at is not null";

  /** False if it is not held. */
  static Uni<Boolean> release(Tx tx, String provider) {
    return tx.update(RELEASE, provider).map(count -> count == 1);
  }

  /** The first time begins the trouble; the first time after so long holds the provider. */
  Uni<Void> fails(String provider, Duration holdAfter) {
    return pool.preparedQuery(FAILS)
        .execute(Tuple.of(provider, holdAfter.toMillis()))
        .replaceWithVoid();
  }

  Uni<Void> answers(String provider) {
    return pool.preparedQuery(ANSWERS).execute(Tuple.of(provider)).replaceWithVoid();
  }

  /** Who is held, since when. */
  Uni<Map<String, Instant>> held() {
    return pool.query(HELD)
        .execute()
        .map(
            rows -> {
              Map<String, Instant> held = new HashMap<>();
              rows.forEach(
                  row ->
                      held.put(
                          row.getString("provider"),
                          row.get(OffsetDateTime.class, "held_at").toInstant()));
              return held;
            });
  }
}
