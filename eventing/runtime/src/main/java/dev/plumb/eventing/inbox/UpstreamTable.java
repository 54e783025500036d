package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of the histories of the streams consumed here. */
final class UpstreamTable {

  /**
   * The whole id is looked for where it may still be: once, and nothing waits for it. A fork of a
   * history that has ended meanwhile stops nothing.
   */
  private static final String STOP =
      """
      insert into upstream as u (stream, epoch, stopped_at, key, version, applied, contradicts)
      select $1, $6, now(), $2, $3, coalesce(
          (select i.event_id::text from inbox i
           where i.stream = $1 and right(i.event_id::text, 8) = $4 limit 1),
          '...' || $4), $5
      on conflict (stream) do update set
        stopped_at = now(), key = excluded.key, version = excluded.version,
        applied = excluded.applied, contradicts = excluded.contradicts
      where u.stopped_at is null and u.epoch = excluded.epoch
      returning applied
      """;

  /**
   * Ends a stop. The log is compared from its beginning, since its positions may have gone back,
   * and every key is asked for anew.
   */
  private static final String BEGIN =
      """
      with begun as (
        insert into upstream as u (stream, epoch, rebasing) values ($1, $2, $3)
        on conflict (stream) do update set
          epoch = excluded.epoch, rebasing = excluded.rebasing, stopped_at = null, key = null,
          version = null, applied = null, contradicts = null
        where u.epoch < excluded.epoch
        returning epoch
      ), compare as (
        update log_cursor set position = 0, looked_at = '-infinity'
        where stream = $1 and exists (select from begun)
      )
      select epoch from begun
      """;

  private static final String IS_STOPPED =
      "select stream from upstream where stream = $1 and stopped_at is not null";

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String ALL =
      """
      select stream, epoch, stopped_at, key, version, applied, contradicts
      from upstream order by stream
      """;

  private UpstreamTable() {}

  /** The id of the event that was here first, or its end; empty if it has stopped before. */
  static Uni<Optional<String>> stop(Tx tx, Fork fork) {
    return tx.select(
            STOP,
            fork.stream(),
            fork.key(),
            fork.version(),
            fork.applied(),
            fork.contradicts(),
            fork.epoch())
        .map(rows -> rows.stream().findFirst().map(row -> (String) row[0]));
  }

  /** True if it was not known before. */
  static Uni<Boolean> begin(Tx tx, String stream, int epoch) {
    return tx.select(BEGIN, stream, epoch, BEFORE_ALL).map(rows -> !rows.isEmpty());
  }

  static Uni<Boolean> isStopped(Tx tx, String stream) {
    return tx.select(IS_STOPPED, stream).map(rows -> !rows.isEmpty());
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
