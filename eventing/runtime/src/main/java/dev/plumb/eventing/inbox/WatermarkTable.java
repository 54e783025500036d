package dev.plumb.eventing.inbox;

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

  private WatermarkTable() {}

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
