package dev.plumb.eventing.healing;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code gap} as a person sees it: key by key. */
final class GapRows {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String PAGE =
      """
      with page as (
        select * from gap
        where (stream, key) > ($1, $2::uuid) and ($3::text is null or stream = $3)
        order by stream, key limit $4
      ), held as (
        select p.*, u.epoch, case when w.epoch >= u.epoch then w.version else 0 end as applied
        from page p
        left join watermark w on w.stream = p.stream and w.key = p.key
        cross join lateral (
          select coalesce(max(epoch), 1) as epoch from upstream where stream = p.stream) as u
      )
      select h.stream, h.key, h.applied, h.version, h.requests, h.opened_at,
        array(
          select v.version
          from generate_series(h.applied + 1, least(h.version, h.applied + 10000)) as v(version)
          where not exists (select from parked p
                            where p.stream = h.stream and p.key = h.key and p.version = v.version
                              and p.epoch >= h.epoch)
            and not exists (select from dead_letter d
                            where d.stream = h.stream and d.key = h.key and d.version = v.version
                              and d.epoch >= h.epoch)
          order by v.version limit 100)
      from held h order by h.stream, h.key
      """;

  /** Against healing, and against whoever parks something behind it. */
  private static final String LOCK =
      "select version, requests from gap where stream = $1 and key = $2 for update";

  private static final String WAITING =
      """
      select count(*) from parked where stream = $1 and key = $2
        and epoch >= (select coalesce(max(epoch), 1) from upstream where stream = $1)
      """;

  private static final String REMOVE = "delete from gap where stream = $1 and key = $2";

  private static final String ABANDON =
      """
      with gone as (
        delete from parked where stream = $1 and key = $2 returning *
      ), recorded as (
        insert into refusal (event_id, stream, key, version, type, reason)
        select event_id, stream, key, version, type,
               'of history ' || epoch || ', which its producer has abandoned'
        from gone
        on conflict do nothing
      )
      select count(*) from gone
      """;

  private GapRows() {}

  /** A gap that nobody else changes until the end of the transaction. */
  record Locked(String stream, UUID key, long highest, int asked) {}

  static Uni<List<Gap>> page(Tx tx, Optional<String> stream, Optional<Gap.Place> after, int limit) {
    return tx.select(
            PAGE,
            after.map(Gap.Place::stream).orElse(""),
            after.map(Gap.Place::key).orElse(BEFORE_ALL),
            stream.orElse(null),
            limit)
        .map(rows -> rows.stream().map(GapRows::gap).toList());
  }

  static Uni<Optional<Locked>> lock(Tx tx, String stream, UUID key) {
    return tx.select(LOCK, stream, key)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> new Locked(stream, key, (Long) row[0], (Integer) row[1])));
  }

  /** Events of the producer's present history behind it. */
  static Uni<Long> waiting(Tx tx, Locked gap) {
    return tx.select(WAITING, gap.stream(), gap.key()).map(rows -> (Long) rows.getFirst()[0]);
  }

  static Uni<Integer> remove(Tx tx, Locked gap) {
    return tx.update(REMOVE, gap.stream(), gap.key());
  }

  /** How many there were that waited for it. */
  static Uni<Integer> abandon(Tx tx, Locked gap) {
    return tx.select(ABANDON, gap.stream(), gap.key())
        .map(rows -> ((Long) rows.getFirst()[0]).intValue());
  }

  private static Gap gap(Object[] row) {
    return new Gap(
        (String) row[0],
        (UUID) row[1],
        (Long) row[2],
        (Long) row[3],
        List.of((Long[]) row[6]),
        (Integer) row[4],
        ((OffsetDateTime) row[5]).toInstant());
  }
}
