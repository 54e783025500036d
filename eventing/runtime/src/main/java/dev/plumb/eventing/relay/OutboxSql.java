package dev.plumb.eventing.relay;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Table {@code outbox}, with the bodies from {@code event_log}. */
final class OutboxSql {

  /**
   * The next rows by position, whoever's they are, so that the work is bounded by the limit even
   * where most rows belong to others. One row at least: how far it looked.
   */
  private static final String PAGE =
      """
      with scanned as materialized (
        select position, logged_on, shard, stream, key, version
        from outbox where position > $1 order by position limit $2
      ), extent as (
        select max(position) as upto, count(*)::int as rows from scanned
      )
      select extent.upto, extent.rows, found.*
      from extent left join lateral (
        select s.position, s.shard, s.stream, s.key, s.version, l.event_id, l.type, l.schema,
               l.occurred_at, l.traceparent, l.body, l.epoch,
               case when s.version > 1 then (
                 select max(w.version) from outbox w
                 where w.stream = s.stream and w.key = s.key and w.version < s.version
               ) end as predecessor
        from scanned s
        join event_log l on l.logged_on = s.logged_on and l.position = s.position
        where s.shard = any($3::smallint[])
      ) found on true
      """;

  /**
   * Which rows there are between two positions, and before which id all transactions have ended.
   */
  private static final String SWEEP =
      """
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as all_ended_before, found.*
      from (values (true)) as always
      left join lateral (
        select position, shard, stream, key, version
        from outbox where position > $1 and position <= $2 order by position limit $3
      ) found on true
      """;

  /** The next rows of some keys, each key's in version order. */
  private static final String LANES =
      """
      select next.position, next.shard, next.stream, next.key, next.version, l.event_id, l.type,
             l.schema, l.occurred_at, l.traceparent, l.body, l.epoch, lane.number::int
      from unnest($1::text[], $2::uuid[], $3::bigint[]) with ordinality
        as lane (stream, key, after, number)
      cross join lateral (
        select o.* from outbox o
        where o.stream = lane.stream and o.key = lane.key and o.version > lane.after
        order by o.stream, o.key, o.version limit $4
      ) next
      join event_log l on l.logged_on = next.logged_on and l.position = next.position
      """;

  /** An id above that of every transaction which has one now. */
  private static final String TRANSACTION_ID =
      """
      select pg_current_xact_id()::text::bigint
      """;

  /**
   * Deletes what was confirmed, as far as the lease it was sent under still stands; names the
   * shards where it does not, unless the lease has only ended or a newer one is ours again: those
   * events are read anew, and their shard is not lost. Key and version are compared too: after a
   * restore from a backup a position may be somebody else's.
   */
  private static final String MARK =
      """
      with ours as materialized (
        select l.slot
        from unnest($1::smallint[], $2::bigint[]) as sent (shard, fence)
        join lease l on l.resource = $3 and l.slot = sent.shard
        where l.owner = $4 and l.fence = sent.fence and l.expires_at > clock_timestamp()
      ), marked as (
        delete from outbox o
        using unnest($5::bigint[], $6::uuid[], $7::bigint[]) as done (position, key, version)
        where o.position = done.position and o.key = done.key and o.version = done.version
          and o.shard = any(array(select slot from ours))
      )
      select sent.shard from unnest($1::smallint[], $2::bigint[]) as sent (shard, fence)
      where sent.shard not in (select slot from ours)
        and not exists (
          select from lease l
          where l.resource = $3 and l.slot = sent.shard and l.owner = $4 and l.fence >= sent.fence)
      """;

  static final List<String> READING = List.of(PAGE, SWEEP, LANES, TRANSACTION_ID);
  static final List<String> MARKING = List.of(MARK);

  private OutboxSql() {}

  static Uni<OutboxRows.Page> page(
      OutboxSession session, long above, int limit, Collection<Integer> shards) {
    return session
        .run(PAGE, Tuple.of(above, limit, shorts(shards)))
        .map(rows -> OutboxRows.page(rows, above, limit));
  }

  static Uni<OutboxRows.Swept> sweep(OutboxSession session, long above, long upTo, int limit) {
    return session
        .run(SWEEP, Tuple.of(above, upTo, limit))
        .map(rows -> OutboxRows.swept(rows, limit));
  }

  static Uni<List<List<OutboxEvent>>> lanes(OutboxSession session, List<Lane> lanes) {
    Tuple keys =
        Tuple.of(
            lanes.stream().map(lane -> lane.stream).toArray(String[]::new),
            lanes.stream().map(lane -> lane.key).toArray(UUID[]::new),
            lanes.stream().map(Lane::last).toArray(Long[]::new),
            Lanes.DEPTH);
    return session.run(LANES, keys).map(rows -> OutboxRows.perLane(rows, lanes.size()));
  }

  static Uni<Long> transactionId(OutboxSession session) {
    return session
        .run(TRANSACTION_ID, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** The shards that are somebody else's. Of two leases on one shard only the newer one counts. */
  static Uni<List<Integer>> mark(
      OutboxSession session, String resource, String owner, List<InFlight.Sent> confirmed) {
    Map<Integer, Long> fences = new HashMap<>();
    confirmed.forEach(sent -> fences.merge(sent.event().shard(), sent.fence(), Math::max));
    List<InFlight.Sent> current =
        confirmed.stream().filter(s -> fences.get(s.event().shard()) == s.fence()).toList();
    Tuple marks =
        Tuple.wrap(
            new Object[] {
              shorts(fences.keySet()),
              fences.values().toArray(Long[]::new),
              resource,
              owner,
              current.stream().map(sent -> sent.event().position()).toArray(Long[]::new),
              current.stream().map(sent -> sent.event().key()).toArray(UUID[]::new),
              current.stream().map(sent -> sent.event().version()).toArray(Long[]::new)
            });
    return session.run(MARK, marks).map(OutboxRows::shards);
  }

  private static Short[] shorts(Collection<Integer> shards) {
    return shards.stream().map(Integer::shortValue).toArray(Short[]::new);
  }
}
