package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of the histories of the streams consumed here. */
final class UpstreamTable {

  /** The whole id is looked for where it may still be: once, and nothing waits for it. */
  private static final String STOP =
      """
      insert into upstream as u (stream, stopped_at, key, version, applied, contradicts)
      select $1, now(), $2, $3, coalesce(
          (select i.event_id::text from inbox i
           where i.stream = $1 and right(i.event_id::text, 8) = $4 limit 1),
          '...' || $4), $5
      on conflict (stream) do update set
        stopped_at = now(), key = excluded.key, version = excluded.version,
        applied = excluded.applied, contradicts = excluded.contradicts
      where u.stopped_at is null
      returning applied
      """;

  private static final String ALL =
      """
      select stream, epoch, stopped_at, key, version, applied, contradicts
      from upstream order by stream
      """;

  private UpstreamTable() {}

  /** The id of the event that was here first, or its end; empty if it has stopped before. */
  static Uni<Optional<String>> stop(Tx tx, Fork fork) {
    return tx.select(
            STOP, fork.stream(), fork.key(), fork.version(), fork.applied(), fork.contradicts())
        .map(rows -> rows.stream().findFirst().map(row -> (String) row[0]));
  }

  static Uni<List<Upstream>> all(Tx tx) {
    return tx.select(ALL).map(rows -> rows.stream().map(UpstreamTable::upstream).toList());
  }

  private static Upstream upstream(Object[] row) {
    return new Upstream(
        (String) row[0],
        (Integer) row[1],
        Optional.ofNullable((OffsetDateTime) row[2])
            .map(
                at ->
                    new Upstream.Stop(
                        at.toInstant(),
                        (UUID) row[3],
                        (Long) row[4],
                        (String) row[5],
                        (UUID) row[6])));
  }
}
