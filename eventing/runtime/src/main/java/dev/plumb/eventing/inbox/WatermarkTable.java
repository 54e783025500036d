package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;

/** The last version applied per key, for ever. */
final class WatermarkTable {

  private static final String BEGIN =
      """
      insert into watermark (stream, key, version)
      select $1, b.key, b.version from unnest($2::uuid[], $3::bigint[]) as b(key, version)
      order by b.key
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update watermark w set version = m.version
      from unnest($2::uuid[], $3::bigint[]) as m(key, version)
      where w.stream = $1 and w.key = m.key
      """;

  private static final String LOCK =
      """
      select version from watermark where stream = $1 and key = $2 for update
      """;

  private static final String STEP_OVER =
      """
      update watermark set version = $3 where stream = $1 and key = $2 and version = $3 - 1
      """;

  private WatermarkTable() {}

  /** The key's version, locked until the transaction ends; 0 where it has none. */
  static Uni<Long> lock(Tx tx, String stream, UUID key) {
    return tx.select(LOCK, stream, key)
        .map(rows -> rows.isEmpty() ? 0L : (Long) rows.getFirst()[0]);
  }

  /** As if the event had been applied. The key must be locked, and the event the next of it. */
  static Uni<Void> stepOver(Tx tx, ReceivedEvent next) {
    return OvertakenException.unless(
        1, tx.update(STEP_OVER, next.stream(), next.key(), next.version()));
  }

  /** Fails with {@link OvertakenException} if another transaction has begun one of the keys. */
  static Uni<Void> begin(Tx tx, String stream, Map<UUID, Long> versions) {
    return set(tx, BEGIN, stream, versions);
  }

  /** Of keys whose watermark this transaction has locked. */
  static Uni<Void> move(Tx tx, String stream, Map<UUID, Long> versions) {
    return set(tx, MOVE, stream, versions);
  }

  private static Uni<Void> set(Tx tx, String sql, String stream, Map<UUID, Long> versions) {
    if (versions.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return OvertakenException.unless(
        versions.size(),
        tx.update(
            sql,
            stream,
            versions.keySet().toArray(UUID[]::new),
            versions.values().toArray(Long[]::new)));
  }
}
