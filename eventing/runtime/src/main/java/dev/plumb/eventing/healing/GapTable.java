package dev.plumb.eventing.healing;

import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Tables {@code gap} and {@code log_cursor}. A key has a hole if its applied, parked and dead
 * versions are fewer than the highest that exists. All times are the database's.
 */
final class GapTable {

  private static final String BEGIN =
      """
      insert into log_cursor (stream) values ($1) on conflict do nothing
      """;

  /**
   * One replica in each interval, and none while there are gaps enough to close. Those that were
   * asked for in vain for minutes are not counted: what nobody has any more would hold up the rest.
   */
  private static final String CLAIM =
      """
      update log_cursor set looked_at = clock_timestamp()
      where stream = $1 and looked_at <= clock_timestamp() - $2::bigint * interval '1 millisecond'
        and (select count(*) from (
          select from gap where stream = $1 and requests < 10 limit $3) as open) < $3
      returning position
      """;

  /** An answer to anything but the position it was asked from is late, and left alone. */
  private static final String COMPARE =
      """
      with moved as (
        update log_cursor set position = $3,
          looked_at = case when $4::boolean then '-infinity'::timestamptz else looked_at end
        where stream = $1 and position = $2
        returning 1
      ), behind as (
        select h.key, h.version
        from unnest($5::uuid[], $6::bigint[]) as h(key, version)
        left join watermark w on w.stream = $1 and w.key = h.key
        where coalesce(w.version, 0) < h.version and coalesce(w.version, 0)
          + (select count(*) from parked p where p.stream = $1 and p.key = h.key
             and p.version > coalesce(w.version, 0) and p.version <= h.version)
          + (select count(*) from dead_letter d where d.stream = $1 and d.key = h.key
             and d.version > coalesce(w.version, 0) and d.version <= h.version) < h.version
      )
      insert into gap (stream, key, version)
      select $1, key, version from behind where exists (select from moved) order by key
      on conflict (stream, key) do update set version = greatest(gap.version, excluded.version)
      """;

  /** Keys that are of an earlier history: whatever they are in the new one is missing. */
  private static final String REBASE =
      """
      with at as materialized (
        select epoch, rebasing from upstream
        where stream = $1 and rebasing is not null for update skip locked
      ), page as materialized (
        select w.key, w.epoch < at.epoch as earlier
        from at join watermark w on w.stream = $1 and w.key > at.rebasing
        order by w.key limit $2
      ), noted as (
        insert into gap (stream, key, version)
        select $1, key, 1 from page where earlier
        on conflict (stream, key) do update
          set version = 1, requests = 0, opened_at = clock_timestamp(), due_at = clock_timestamp()
      )
      update upstream set rebasing = (select key from page order by key desc limit 1)
      where stream = $1 and exists (select from at)
      """;

  /**
   * Removes the gaps that have closed; pushes back the others, and names what misses of those whose
   * grace is over. A key's versions beyond the next ten thousand are looked at once these are
   * there.
   */
  private static final String LOOK_AFTER =
      """
      with due as materialized (
        select key, version, opened_at, requests from gap
        where stream = $1 and due_at <= clock_timestamp()
        order by due_at limit $2 for update skip locked
      ), held as materialized (
        select d.*, u.epoch,
               case when w.epoch >= u.epoch then w.version else 0 end as applied
        from due d left join watermark w on w.stream = $1 and w.key = d.key
        cross join (select coalesce(max(epoch), 1) as epoch from upstream where stream = $1) as u
      ), judged as materialized (
        select h.*,
          h.applied < h.version and h.applied
            + (select count(*) from parked p where p.stream = $1 and p.key = h.key
               and p.epoch >= h.epoch and p.version > h.applied and p.version <= h.version)
            + (select count(*) from dead_letter d where d.stream = $1 and d.key = h.key
               and d.epoch >= h.epoch and d.version > h.applied and d.version <= h.version) < h.version as open,
          h.opened_at <= clock_timestamp() - $3::bigint * interval '1 millisecond' as late
        from held h
      ), closed as (
        delete from gap g using judged j
        where g.stream = $1 and g.key = j.key and not j.open
      ), pushed as (
        update gap g set
          requests = g.requests + j.late::int,
          due_at = clock_timestamp() + interval '1 millisecond'
            * least($5::bigint, $4::bigint * (1::bigint << least(g.requests, 20)))
        from judged j
        where g.stream = $1 and g.key = j.key and j.open
      )
      select j.key, m.version, j.requests,
             (extract(epoch from clock_timestamp() - j.opened_at) * 1000)::bigint as age
      from judged j left join lateral (
        select v.version from generate_series(j.applied + 1, least(j.version, j.applied + 10000))
          as v(version)
        where j.open and j.late
          and not exists (select from parked p
                          where p.stream = $1 and p.key = j.key and p.version = v.version
                            and p.epoch >= j.epoch)
          and not exists (select from dead_letter d
                          where d.stream = $1 and d.key = j.key and d.version = v.version
                            and d.epoch >= j.epoch)
        limit 100
      ) m on true
      where not j.open or m.version is not null
      order by j.key, m.version
      """;

  private final Pool pool;

  GapTable(Pool pool) {
    this.pool = pool;
  }

  /**
   * @param missing to be asked for
   * @param opened how many gaps are asked for the first time
   * @param closed how old those were that have closed after they were asked for
   */
  record Looked(List<KeyVersion> missing, int opened, List<Duration> closed) {}

  Uni<Void> begin(String stream) {
    return pool.preparedQuery(BEGIN).execute(Tuple.of(stream)).replaceWithVoid();
  }

  /**
   * The position to compare from, if it is time.
   *
   * @param mostGaps beyond which there is enough to do
   */
  Uni<OptionalLong> claim(String stream, Duration every, int mostGaps) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(stream, every.toMillis(), (long) mostGaps))
        .map(GapTable::position);
  }

  /** Notes some of the keys that have to be asked for since the producer began a new history. */
  Uni<Void> rebase(String stream, int most) {
    return pool.preparedQuery(REBASE).execute(Tuple.of(stream, (long) most)).replaceWithVoid();
  }

  Uni<Void> compare(String stream, long after, Page page) {
    return pool.preparedQuery(COMPARE)
        .execute(
            Tuple.of(
                stream,
                after,
                page.upTo(),
                page.more(),
                page.highest().stream().map(KeyVersion::key).toArray(UUID[]::new),
                page.highest().stream().map(KeyVersion::version).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /**
   * @param grace how long an event may take to arrive by itself
   * @param pause before the first look after a question; it doubles up to {@code retryUpTo}
   */
  Uni<Looked> lookAfter(
      String stream, int most, Duration grace, Duration pause, Duration retryUpTo) {
    return pool.preparedQuery(LOOK_AFTER)
        .execute(Tuple.of(stream, most, grace.toMillis(), pause.toMillis(), retryUpTo.toMillis()))
        .map(GapTable::looked);
  }

  private static OptionalLong position(RowSet<Row> rows) {
    return rows.rowCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(rows.iterator().next().getLong(0));
  }

  private static Looked looked(RowSet<Row> rows) {
    List<KeyVersion> missing = new ArrayList<>();
    List<Duration> closed = new ArrayList<>();
    int opened = 0;
    UUID last = null;
    for (Row row : rows) {
      UUID key = row.getUUID(0);
      int requests = row.getInteger(2);
      if (row.getLong(1) != null) {
        missing.add(new KeyVersion(key, row.getLong(1)));
        opened += requests == 0 && !key.equals(last) ? 1 : 0;
      } else if (requests > 0) {
        closed.add(Duration.ofMillis(row.getLong(3)));
      }
      last = key;
    }
    return new Looked(missing, opened, closed);
  }
}
