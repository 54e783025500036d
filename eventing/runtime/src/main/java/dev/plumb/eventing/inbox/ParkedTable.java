package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Events that came before their predecessor, or behind a dead one. */
final class ParkedTable {

  /**
   * What something waits behind is noted as a gap; if it is none, healing takes it back. Answers
   * with what has waited before under the same versions and is something else.
   */
  private static final String PARK =
      """
      with event as (
        select $1 as stream, e.* from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[],
                                   $6::text[], $7::text[], $8::timestamptz[], $9::text[],
                                   $10::bytea[], $11::integer[])
          as e(key, version, event_id, source, type, schema, occurred_at, traceparent, body, epoch)
      ), waiting as (
        insert into parked (stream, key, version, event_id, source, type, schema, occurred_at,
                            traceparent, body, epoch)
        select * from event
        on conflict do nothing
        returning key, version
      ), noted as (
        insert into gap (stream, key, version)
        select $1, key, max(version) from waiting group by key order by key
        on conflict (stream, key) do update set version = greatest(gap.version, excluded.version)
      )
      select p.event_id, p.key, p.version from event e
      join parked p on p.stream = $1 and p.key = e.key and p.version = e.version
      where p.event_id <> e.event_id
      """;

  /**
   * Keys with anything parked; usually none, and then this is all that parking costs. A statement
   * of its own behind the lock on the watermarks: the snapshot of the one that locks is older than
   * what the lock's last holder parked.
   */
  private static final String WAITING =
      """
      select k.key from unnest($2::uuid[]) as k(key)
      where exists (select from parked p where p.stream = $1 and p.key = k.key)
      """;

  /**
   * Of each key whose sequence goes on, by a delivery, by a parked event that is next or in a new
   * history.
   */
  private static final String BEHIND =
      """
      select p.key, p.version, p.event_id, p.source, p.type, p.schema, p.occurred_at,
             p.traceparent, p.body, p.epoch
      from unnest($2::uuid[], $3::bigint[], $4::boolean[]) as s(key, next, ready)
      join parked p on p.stream = $1 and p.key = s.key and p.version >= s.next
      where s.ready or exists (
        select from parked head
        where head.stream = $1 and head.key = s.key and head.version = s.next)
      order by p.key, p.version
      """;

  private static final String UNPARK =
      """
      delete from parked p using unnest($2::uuid[], $3::bigint[]) as e(key, version)
      where p.stream = $1 and p.key = e.key and p.version = e.version
      """;

  private ParkedTable() {}

  static Uni<Set<UUID>> waiting(Tx tx, String stream, List<UUID> keys) {
    return tx.select(WAITING, stream, keys.toArray(UUID[]::new))
        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
  }

  static Uni<List<ReceivedEvent>> behind(Tx tx, String stream, Collection<Sequence> sequences) {
    List<Sequence> each = List.copyOf(sequences);
    return tx.select(
            BEHIND,
            stream,
            Columns.of(each, UUID[]::new, Sequence::key),
            Columns.of(each, Long[]::new, sequence -> sequence.version() + 1),
            Columns.of(each, Boolean[]::new, it -> it.isReady() || it.isRestored()))
        .map(rows -> rows.stream().map(row -> Columns.event(stream, row)).toList());
  }

  /** Fails with {@link Fork.Found} where another event waits with the same version. */
  static Uni<Void> park(Tx tx, String stream, List<ReceivedEvent> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.select(PARK, Columns.ofEvents(stream, events))
            .invoke(others -> refuseOthers(others, events))
            .replaceWithVoid();
  }

  private static void refuseOthers(List<Object[]> others, List<ReceivedEvent> events) {
    for (Object[] other : others) {
      events.stream()
          .filter(event -> event.key().equals(other[1]) && other[2].equals(event.version()))
          .findFirst()
          .ifPresent(
              event -> {
                throw new Fork.Found(Fork.of(event, Trail.mark((UUID) other[0])));
              });
    }
  }

  static Uni<Void> unpark(Tx tx, String stream, List<ReceivedEvent> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.update(
                UNPARK,
                stream,
                Columns.of(events, UUID[]::new, ReceivedEvent::key),
                Columns.of(events, Long[]::new, ReceivedEvent::version))
            .replaceWithVoid();
  }
}
