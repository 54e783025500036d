package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code timer} as whoever fires sees it. Only the database's clock counts. */
final class TimerRows {

  /** By row address and through the index on the time, whatever the planner believes. */
  private static final String CLAIM =
      """
      update timer
      set claim = $2, attempts = attempts + 1,
          next_at = now() + $3::bigint * interval '1 millisecond'
      where ctid = any(array(select ctid from timer where next_at <= now()
                             order by next_at limit $1 for update skip locked))
      returning purpose, key, version, attempts, traceparent
      """;

  private static final String NEXT =
      """
      select extract(epoch from next_at - now())::float8 from timer order by next_at limit 1
      """;

  /** What was cancelled, set anew or claimed by another since is left out. */
  private static final String TAKE =
      """
      delete from timer where key = any($1::uuid[]) and purpose = $2 and claim = $3 returning key
      """;

  private static final String POSTPONE =
      """
      update timer set claim = null, next_at = now() + $4::bigint * interval '1 millisecond'
      where key = $1 and purpose = $2 and claim = $3
      """;

  private static final String MEASURE =
      """
      select
        (select count(*) from (select from timer where due_at <= now() and next_at <= now()
                               limit 100000) as due) as due,
        coalesce(greatest(0, extract(epoch from now() - (
          select next_at from timer order by next_at limit 1))), 0)::float8 as late
      """;

  private final Pool pool;

  TimerRows(Pool pool) {
    this.pool = pool;
  }

  /** The earliest ones that are due; they are the claim's for a while. */
  Uni<List<DueTimer>> claim(UUID claim, int limit, Duration length) {
    return query(CLAIM, limit, claim, length.toMillis()).map(TimerRows::timers);
  }

  /** How long until the earliest is due, at least zero; empty if there is none. */
  Uni<Optional<Duration>> untilNext() {
    return query(NEXT)
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(millis(rows.iterator().next().getDouble(0))));
  }

  /**
   * Removes those that are still the claim's.
   *
   * @return their keys
   */
  Uni<Set<UUID>> take(Tx tx, String purpose, List<DueTimer> claimed, UUID claim) {
    UUID[] keys = claimed.stream().map(DueTimer::key).toArray(UUID[]::new);
    return tx.select(TAKE, keys, purpose, claim)
        .map(
            rows -> {
              Set<UUID> taken = HashSet.newHashSet(rows.size());
              rows.forEach(row -> taken.add((UUID) row[0]));
              return taken;
            });
  }

  Uni<Void> postpone(DueTimer failed, UUID claim, Duration wait) {
    return query(POSTPONE, failed.key(), failed.purpose(), claim, wait.toMillis())
        .replaceWithVoid();
  }

  Uni<DueNow> measure() {
    return query(MEASURE)
        .map(rows -> rows.iterator().next())
        .map(row -> new DueNow(row.getLong("due"), row.getDouble("late")));
  }

  private Uni<RowSet<Row>> query(String sql, Object... args) {
    return pool.preparedQuery(sql).execute(Tuple.from(args));
  }

  /** Rounded up, so that it is due when that time has passed. */
  private static Duration millis(double seconds) {
    return Duration.ofMillis(Math.max(0, (long) Math.ceil(Math.min(seconds, 1e9) * 1000)));
  }

  private static List<DueTimer> timers(RowSet<Row> rows) {
    List<DueTimer> timers = new ArrayList<>(rows.size());
    for (Row row : rows) {
      timers.add(
          new DueTimer(
              row.getString("purpose"),
              row.getUUID("key"),
              row.getLong("version"),
              row.getInteger("attempts"),
              Optional.ofNullable(row.getString("traceparent"))));
    }
    return timers;
  }
}
