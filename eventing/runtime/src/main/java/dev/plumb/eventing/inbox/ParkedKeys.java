package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code parked} as a person sees it: by key. */
final class ParkedKeys {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String PAGE =
      """
      with page as (
        select stream, key, min(version) as first, count(*) as events, min(parked_at) as since
        from parked
        where (stream, key) > ($1, $2::uuid) and ($3::text is null or stream = $3)
        group by stream, key order by stream, key limit $4
      )
      select p.stream, p.key, coalesce(w.version, 0), p.first, p.events, p.since,
             (select d.id from dead_letter d where d.stream = p.stream and d.key = p.key
              order by d.version limit 1)
      from page p left join watermark w on w.stream = p.stream and w.key = p.key
      order by p.stream, p.key
      """;

  private ParkedKeys() {}

  /**
   * @param after stream and key that the page before ended with
   */
  static Uni<List<ParkedKey>> page(
      Tx tx, Optional<String> stream, Optional<ParkedPlace> after, int limit) {
    return tx.select(
            PAGE,
            after.map(ParkedPlace::stream).orElse(""),
            after.map(ParkedPlace::key).orElse(BEFORE_ALL),
            stream.orElse(null),
            limit)
        .map(rows -> rows.stream().map(ParkedKeys::key).toList());
  }

  private static ParkedKey key(Object[] row) {
    return new ParkedKey(
        (String) row[0],
        (UUID) row[1],
        (Long) row[2],
        (Long) row[3],
        (Long) row[4],
        ((OffsetDateTime) row[5]).toInstant(),
        Optional.ofNullable((Long) row[6]));
  }
}
