package dev.plumb.eventing.audit;

import dev.plumb.eventing.audit.KeyDigest.Logged;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tables of eventing hold of some keys, each looked up through an index. */
final class AuditTables {

  /** Within it a transaction that took an earlier position is expected to have ended. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private static final String DIGESTS =
      """
      select k.key, log.first, log.last, log.events, marks.by_stream::text, unsent.events,
             parked.events, dead.events, open.effects
      from unnest($1::uuid[]) as k(key)
      cross join lateral (
        select min(version) as first, max(version) as last, count(*) as events
        from event_log l where l.stream = $2 and l.key = k.key) log
      cross join lateral (
        select count(*) as events from outbox o where o.stream = $2 and o.key = k.key) unsent
      cross join lateral (
        select coalesce(jsonb_object_agg(w.stream, w.version), '{}') as by_stream
        from watermark w where w.stream = any($3) and w.key = k.key) marks
      cross join lateral (
        select count(*) as events
        from parked p where p.stream = any($3) and p.key = k.key) parked
      cross join lateral (
        select count(*) as events
        from dead_letter d where d.stream = any($3) and d.key = k.key) dead
      cross join lateral (
        select count(*) as effects
        from effect e where e.key = k.key and e.settled_at is null) open
      """;

  private static final String CHANGES =
      """
      select key, logged_on, position, occurred_at < now() - $4::bigint * interval '1 millisecond'
      from event_log
      where logged_on >= $1 and (logged_on, position) > ($1, $2)
      order by logged_on, position
      limit $3
      """;

  /** Walks back over what is told within the overlap only. */
  private static final String END =
      """
      select coalesce(last.logged_on, (now() at time zone 'utc')::date),
             coalesce(last.position, 0)
      from (values (true)) as always
      left join lateral (
        select logged_on, position from event_log
        where occurred_at < now() - $1::bigint * interval '1 millisecond'
        order by logged_on desc, position desc limit 1
      ) last on true
      """;

  private static final String ONE_SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private AuditTables() {}

  /** Must be the transaction's first statement. */
  static Uni<Void> oneSnapshot(Tx tx) {
    return tx.update(ONE_SNAPSHOT).replaceWithVoid();
  }

  static Uni<List<KeyDigest>> digests(
      Tx tx,
      String stream,
      List<String> upstreams,
      List<UUID> keys,
      Map<UUID, AggregateFacts> facts) {
    return tx.select(DIGESTS, keys.toArray(UUID[]::new), stream, upstreams.toArray(String[]::new))
        .map(rows -> rows.stream().map(row -> digest(row, facts)).toList());
  }

  static Uni<Changes> changes(Tx tx, LogPosition after, int limit) {
    return tx.select(CHANGES, after.day(), after.position(), limit, OVERLAP.toMillis())
        .map(rows -> changes(rows, after, limit));
  }

  /** Goes on behind what is old enough, or behind a full page. */
  private static Changes changes(List<Object[]> rows, LogPosition after, int limit) {
    LogPosition next = after;
    for (Object[] row : rows) {
      if (rows.size() == limit || (Boolean) row[3]) {
        next = place(row, 1);
      }
    }
    return new Changes(rows.stream().map(AuditTables::change).toList(), next.toString());
  }

  /** Where the log ends, as far as no transaction is expected to add anything before it. */
  static Uni<Changes> end(Tx tx) {
    return tx.select(END, OVERLAP.toMillis())
        .map(rows -> new Changes(List.of(), place(rows.getFirst(), 0).toString()));
  }

  private static Changes.Change change(Object[] row) {
    return new Changes.Change((UUID) row[0], place(row, 1).toString());
  }

  private static LogPosition place(Object[] row, int column) {
    return new LogPosition((LocalDate) row[column], (Long) row[column + 1]);
  }

  private static KeyDigest digest(Object[] row, Map<UUID, AggregateFacts> facts) {
    AggregateFacts known = facts.getOrDefault((UUID) row[0], AggregateFacts.NONE);
    return new KeyDigest(
        (UUID) row[0],
        known.version(),
        known.state(),
        row[1] == null ? null : new Logged((Long) row[1], (Long) row[2], (Long) row[3]),
        versions((String) row[4]),
        (Long) row[5],
        (Long) row[6],
        (Long) row[7],
        (Long) row[8]);
  }

  private static Map<String, Long> versions(String json) {
    Map<String, Long> versions = new HashMap<>();
    new JsonObject(json)
        .forEach(each -> versions.put(each.getKey(), ((Number) each.getValue()).longValue()));
    return versions;
  }
}
