package dev.plumb.eventing.replay;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.replay.Replay.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code event_log}, read page by page. A key's events by version, all others by their place
 * in the log, which is each key's version order too.
 */
final class EventLogPages {

  /** How far there is to go. */
  record Extent(long events, Place last) {}

  record Page(List<ReceivedEvent> events, Optional<Place> last) {}

  private static final String IN_TIME =
      """
      and ($%1$d::timestamptz is null or occurred_at >= $%1$d)
      and ($%2$d::timestamptz is null or occurred_at < $%2$d)
      """;

  private static final String COLUMNS =
      "event_id, stream, key, version, type, schema, occurred_at, traceparent, body, epoch";

  private static final String PAGE =
      "select logged_on as day, position as place, "
          + COLUMNS
          + """
           from event_log
          where logged_on >= $1 and (logged_on, position) > ($1, $2)
            and (logged_on, position) <= ($3, $4) and stream = $5
          """
          + IN_TIME.formatted(6, 7)
          + "order by logged_on, position limit $8";

  private static final String PAGE_OF_KEY =
      "select logged_on as day, version as place, "
          + COLUMNS
          + """
           from event_log
          where stream = $1 and key = $2 and version > $3 and version <= $4
          """
          + IN_TIME.formatted(5, 6)
          + "order by version limit $7";

  private static final String EXTENT =
      """
      select count(*) as events, max(logged_on) as day, max(position) as place
      from event_log where stream = $1
      """
          + IN_TIME.formatted(2, 3);

  private static final String EXTENT_OF_KEY =
      """
      select count(*) as events, max(logged_on) as day, max(version) as place
      from event_log where stream = $1 and key = $2
      """
          + IN_TIME.formatted(3, 4);

  private final Pool pool;
  private final String source;

  /**
   * @param source of all events of this log, as in their attributes
   */
  EventLogPages(Pool pool, String source) {
    this.pool = pool;
    this.source = source;
  }

  /** Empty if there is nothing to publish. */
  Uni<Optional<Extent>> extent(ReplayRequest request) {
    Object since = time(request.since());
    Object before = time(request.before());
    return request
        .key()
        .map(key -> rows(EXTENT_OF_KEY, request.stream(), key, since, before))
        .orElseGet(() -> rows(EXTENT, request.stream(), since, before))
        .map(rows -> extent(rows.getFirst()));
  }

  /** What comes next, as far as there was anything when it began. */
  Uni<Page> next(Replay replay, int limit) {
    ReplayRequest request = replay.request();
    Place from = replay.reached();
    Place last = replay.last();
    Object since = time(request.since());
    Object before = time(request.before());
    return request
        .key()
        .map(
            key ->
                rows(
                    PAGE_OF_KEY,
                    request.stream(),
                    key,
                    from.place(),
                    last.place(),
                    since,
                    before,
                    limit))
        .orElseGet(
            () ->
                rows(
                    PAGE,
                    from.day(),
                    from.place(),
                    last.day(),
                    last.place(),
                    request.stream(),
                    since,
                    before,
                    limit))
        .map(this::page);
  }

  private Uni<List<Row>> rows(String sql, Object... args) {
    return pool.preparedQuery(sql)
        .execute(Tuple.wrap(args))
        .map(
            found -> {
              List<Row> rows = new ArrayList<>(found.size());
              found.forEach(rows::add);
              return rows;
            });
  }

  private static Optional<Extent> extent(Row row) {
    return row.getLong("events") == 0
        ? Optional.empty()
        : Optional.of(new Extent(row.getLong("events"), place(row)));
  }

  private Page page(List<Row> rows) {
    return new Page(
        rows.stream().map(this::event).toList(),
        rows.isEmpty() ? Optional.empty() : Optional.of(place(rows.getLast())));
  }

  private static Place place(Row row) {
    return new Place(row.getLocalDate("day"), row.getLong("place"));
  }

  private ReceivedEvent event(Row row) {
    return new ReceivedEvent(
        row.getUUID("event_id"),
        source,
        row.getString("stream"),
        row.getUUID("key"),
        row.getLong("version"),
        row.getInteger("epoch"),
        row.getString("type"),
        row.getString("schema"),
        row.getOffsetDateTime("occurred_at").toInstant(),
        Optional.ofNullable(row.getString("traceparent")),
        row.getBuffer("body").getBytes());
  }

  private static OffsetDateTime time(Optional<Instant> time) {
    return time.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
