package dev.plumb.eventing.log;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.control.KeyVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads {@code event_log}. */
final class EventLogTable {

  /** The days one by one, because the key of the log begins with the day. */
  private static final String BEHIND =
      """
      select l.position, l.stream, l.key, l.version
      from generate_series((now() at time zone 'utc')::date - $3::int,
                           (now() at time zone 'utc')::date + 1, interval '1 day') as d(day)
      cross join lateral (
        select e.position, e.stream, e.key, e.version from event_log e
        where e.logged_on = d.day::date and e.position > $1 and e.position <= $2
        order by e.position limit $4
      ) l
      order by l.position limit $4
      """;

  /** Not from a snapshot: asked for before the transaction id that is to be above its holders'. */
  private static final String LAST_POSITION = "select last_value from outbox_position";

  private static final String TRANSACTION_ID = "select pg_current_xact_id()::text::bigint";

  private static final String EPOCH = "select max(epoch)::bigint from history";

  private static final String ALL_ENDED_BEFORE =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";

  /**
   * What is still to be published comes without being asked for. What is of an earlier history is
   * not among what is found: nobody takes it any more.
   */
  private static final String FIND =
      """
      select w.key, w.version, l.event_id, l.type, l.schema, l.occurred_at, l.traceparent, l.body,
             h.epoch
      from (select max(epoch) as epoch from history) h
      cross join unnest($2::uuid[], $3::bigint[]) as w(key, version)
      left join lateral (
        select e.event_id, e.type, e.schema, e.occurred_at, e.traceparent, e.body
        from event_log e
        where e.stream = $1 and e.key = w.key and e.version = w.version and e.epoch = h.epoch
        order by e.position desc limit 1
      ) l on true
      where not exists (
        select from outbox o where o.stream = $1 and o.key = w.key and o.version = w.version)
      order by w.key, w.version
      """;

  private final Pool pool;
  private final int daysKept;

  EventLogTable(Pool pool, int daysKept) {
    this.pool = pool;
    this.daysKept = daysKept;
  }

  record Entry(long position, String stream, UUID key, long version) {}

  /**
   * @param epoch of the present history, to which all events belong
   * @param missing neither in the log nor about to be published
   */
  record Found(int epoch, List<LoggedEvent> events, List<KeyVersion> missing) {}

  /** At most {@code limit}, by position. A log whose days are dropped late is read a day longer. */
  Uni<List<Entry>> behind(long after, long upTo, int limit) {
    return pool.preparedQuery(BEHIND)
        .execute(Tuple.of(after, upTo, daysKept + 1, limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(r -> new Entry(r.getLong(0), r.getString(1), r.getUUID(2), r.getLong(3)))
                    .toList());
  }

  /** Of the present history. */
  Uni<Integer> epoch() {
    return number(EPOCH).map(Math::toIntExact);
  }

  Uni<Long> lastPosition() {
    return number(LAST_POSITION);
  }

  Uni<Long> transactionId() {
    return number(TRANSACTION_ID);
  }

  Uni<Long> allEndedBefore() {
    return number(ALL_ENDED_BEFORE);
  }

  Uni<Found> find(String stream, List<KeyVersion> wanted) {
    return pool.preparedQuery(FIND)
        .execute(
            Tuple.of(
                stream,
                wanted.stream().map(KeyVersion::key).toArray(UUID[]::new),
                wanted.stream().map(KeyVersion::version).toArray(Long[]::new)))
        .map(rows -> found(stream, rows));
  }

  private Uni<Long> number(String sql) {
    return pool.preparedQuery(sql).execute().map(rows -> rows.iterator().next().getLong(0));
  }

  private static Found found(String stream, RowSet<Row> rows) {
    int epoch = rows.size() == 0 ? 1 : rows.iterator().next().getInteger(8);
    Found found = new Found(epoch, new ArrayList<>(), new ArrayList<>());
    for (Row row : rows) {
      Optional.ofNullable(row.getUUID(2))
          .ifPresentOrElse(
              id -> found.events().add(event(stream, id, row)),
              () -> found.missing().add(new KeyVersion(row.getUUID(0), row.getLong(1))));
    }
    return found;
  }

  private static LoggedEvent event(String stream, UUID id, Row row) {
    return new LoggedEvent(
        new NewEvent(
            id,
            stream,
            row.getUUID(0),
            row.getLong(1),
            row.getString(3),
            row.getString(4),
            row.getOffsetDateTime(5).toInstant(),
            row.getBuffer(7).getBytes()),
        row.getString(6));
  }
}
