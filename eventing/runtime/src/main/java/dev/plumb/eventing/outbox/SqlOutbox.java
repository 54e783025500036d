package dev.plumb.eventing.outbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Writes log and outbox rows with one statement; tells the relay after the commit.
 *
 * <p>The transaction has its id before it takes a position. The relay's sweep relies on it: once
 * every transaction with a lower id than one taken later has ended, no row can still turn up at or
 * below a position seen before.
 *
 * <p>The statement has locked the outbox before it reads the history, and a new history is begun
 * while nobody else holds that lock: no event is of a history that had ended before.
 */
public final class SqlOutbox implements Outbox {

  private static final String APPEND =
      """
      with event as materialized (
        select nextval('outbox_position') as position, (now() at time zone 'utc')::date as logged_on,
               (select max(epoch) from history) as epoch, e.*
        from unnest($1::smallint[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::text[],
                    $7::text[], $8::timestamptz[], $9::text[], $10::bytea[])
          as e(shard, event_id, stream, key, version, type, schema, occurred_at, traceparent, body)
        where pg_current_xact_id() is not null
      ), logged as (
        insert into event_log (logged_on, position, event_id, stream, key, version, type, schema,
                               occurred_at, traceparent, body, epoch)
        select logged_on, position, event_id, stream, key, version, type, schema,
               occurred_at, traceparent, body, epoch
        from event
      )
      insert into outbox (position, logged_on, shard, stream, key, version)
      select position, logged_on, shard, stream, key, version from event
      returning position, (select max(epoch) from history)
      """;

  private final Shards shards;
  private final Supplier<String> traceparent;
  private final CommitListener commits;

  public SqlOutbox(Shards shards, Supplier<String> traceparent, CommitListener commits) {
    this.shards = shards;
    this.traceparent = traceparent;
    this.commits = commits;
  }

  @Override
  public Uni<Void> append(Tx tx, List<NewEvent> events) {
    return append(
        tx, events, Collections.nCopies(events.size(), tx.traceparent().orElseGet(traceparent)));
  }

  @Override
  public Uni<Void> append(Tx tx, List<NewEvent> events, List<String> traceparents) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Short[] shardOfEach = column(events, Short[]::new, event -> (short) shards.of(event.key()));
    return tx.select(
            APPEND,
            shardOfEach,
            column(events, UUID[]::new, NewEvent::id),
            column(events, String[]::new, NewEvent::stream),
            column(events, UUID[]::new, NewEvent::key),
            column(events, Long[]::new, NewEvent::version),
            column(events, String[]::new, NewEvent::type),
            column(events, String[]::new, NewEvent::schema),
            column(events, OffsetDateTime[]::new, e -> e.occurredAt().atOffset(ZoneOffset.UTC)),
            traceparents.toArray(String[]::new),
            column(events, Buffer[]::new, e -> Buffer.buffer(e.body())))
        .invoke(rows -> tellAfterCommit(tx, rows, shardOfEach, events, traceparents))
        .replaceWithVoid();
  }

  /** Positions rise in the order of the events. */
  private void tellAfterCommit(
      Tx tx,
      List<Object[]> rows,
      Short[] shardOfEach,
      List<NewEvent> events,
      List<String> traceparents) {
    long[] positions = rows.stream().mapToLong(row -> (Long) row[0]).sorted().toArray();
    int epoch = (Integer) rows.getFirst()[1];
    List<CommittedEvent> appended =
        IntStream.range(0, positions.length)
            .mapToObj(
                at ->
                    new CommittedEvent(
                        positions[at],
                        shardOfEach[at],
                        epoch,
                        events.get(at),
                        traceparents.get(at)))
            .toList();
    tx.afterCommit(() -> commits.committed(appended));
  }

  private static <T> T[] column(
      List<NewEvent> events, IntFunction<T[]> array, Function<NewEvent, T> value) {
    return events.stream().map(value).toArray(array);
  }
}
