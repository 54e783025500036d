package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far each key has come, for ever. */
final class WatermarkTable {

  private static final String BEGIN =
      """
      insert into watermark (stream, key, version, epoch, trail)
      select $1, b.* from unnest($2::uuid[], $3::bigint[], $4::integer[], $5::bytea[])
        as b(key, version, epoch, trail)
      order by b.key
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update watermark w set version = m.version, epoch = m.epoch, trail = m.trail
      from unnest($2::uuid[], $3::bigint[], $4::integer[], $5::bytea[])
        as m(key, version, epoch, trail)
      where w.stream = $1 and w.key = m.key
      """;

  private static final String LOCK =
      """
      select version, epoch, trail from watermark where stream = $1 and key = $2 for update
      """;

  private static final String STEP_OVER =
      """
      update watermark set version = $3, trail = $4
      where stream = $1 and key = $2 and version = $3 - 1
      """;

  private WatermarkTable() {}

  /** The key's, locked until the transaction ends; none where it has no row. */
  static Uni<Watermark> lock(Tx tx, String stream, UUID key) {
    return tx.select(LOCK, stream, key)
        .map(rows -> rows.isEmpty() ? Watermark.NONE : watermark(rows.getFirst(), 0));
  }

  /** Version, epoch and trail, from that column on. */
  static Watermark watermark(Object[] row, int at) {
    return new Watermark(
        (Integer) row[at + 1], (Long) row[at], new Trail(((Buffer) row[at + 2]).getBytes()));
  }

  /** As if the event had been applied. The key must be locked, and the event the next of it. */
  static Uni<Void> stepOver(Tx tx, Watermark before, ReceivedEvent next) {
    Watermark after = before.then(next.id());
    return OvertakenException.unless(
        1, tx.update(STEP_OVER, next.stream(), next.key(), after.version(), buffer(after)));
  }

  /** Fails with {@link OvertakenException} if another transaction has begun one of the keys. */
  static Uni<Void> begin(Tx tx, String stream, Map<UUID, Watermark> marks) {
    return set(tx, BEGIN, stream, marks);
  }

  /** Of keys whose watermark this transaction has locked. */
  static Uni<Void> move(Tx tx, String stream, Map<UUID, Watermark> marks) {
    return set(tx, MOVE, stream, marks);
  }

  private static Uni<Void> set(Tx tx, String sql, String stream, Map<UUID, Watermark> marks) {
    if (marks.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Watermark> each = List.copyOf(marks.values());
    return OvertakenException.unless(
        each.size(),
        tx.update(
            sql,
            stream,
            marks.keySet().toArray(UUID[]::new),
            Columns.of(each, Long[]::new, Watermark::version),
            Columns.of(each, Integer[]::new, Watermark::epoch),
            Columns.of(each, Buffer[]::new, WatermarkTable::buffer)));
  }

  private static Buffer buffer(Watermark mark) {
    return Buffer.buffer(mark.trail().bytes());
  }
}
