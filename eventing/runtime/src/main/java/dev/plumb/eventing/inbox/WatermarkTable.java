package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.UUID;

/** The last version applied per key, for ever. */
final class WatermarkTable {

  private static final String SET =
      """
      with begun as (
        insert into watermark (stream, key, version)
        select $1, b.key, b.version from unnest($2::uuid[], $3::bigint[]) as b(key, version)
        order by b.key
        on conflict do nothing
        returning 1
      ), moved as (
        update watermark w set version = m.version
        from unnest($4::uuid[], $5::bigint[]) as m(key, version)
        where w.stream = $1 and w.key = m.key
        returning 1
      )
      select (select count(*) from begun), (select count(*) from moved)
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
    return tx.update(STEP_OVER, next.stream(), next.key(), next.version())
        .invoke(rows -> refuseOvertaken(new Object[] {0L, (long) rows}, 0, 1))
        .replaceWithVoid();
  }

  /** Fails with {@link OvertakenException} if another transaction has begun one of the keys. */
  static Uni<Void> set(Tx tx, String stream, Map<UUID, Long> begun, Map<UUID, Long> moved) {
    if (begun.isEmpty() && moved.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.select(SET, stream, keys(begun), versions(begun), keys(moved), versions(moved))
        .invoke(rows -> refuseOvertaken(rows.getFirst(), begun.size(), moved.size()))
        .replaceWithVoid();
  }

  private static void refuseOvertaken(Object[] counts, long begun, long moved) {
    if ((Long) counts[0] != begun || (Long) counts[1] != moved) {
      throw new OvertakenException();
    }
  }

  private static UUID[] keys(Map<UUID, Long> versions) {
    return versions.keySet().toArray(UUID[]::new);
  }

  private static Long[] versions(Map<UUID, Long> versions) {
    return versions.values().toArray(Long[]::new);
  }
}
