package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Event ids seen, and the lock on the watermarks: what every transaction begins with. */
final class InboxTable {

  /**
   * Both sorted, so that two lanes with the same events wait for one another instead of
   * deadlocking. The watermarks come as they are once the lock is held, newer than the statement's
   * snapshot if need be; a row that began after the snapshot is missing, and found out when this
   * transaction begins it too. The first row is the number of fresh ids; they are named only if
   * some were not, so that the usual answer is short. The last is there only where the stream's
   * history was ever broken: whether it is stopped, and the epoch.
   */
  private static final String ADMIT =
      """
      with fresh as (
        insert into inbox (event_id, stream)
        select seen.id, $1 from unnest($2::uuid[]) as seen(id) order by seen.id
        on conflict do nothing
        returning event_id
      ), held as (
        select key, version, epoch, trail from watermark
        where stream = $1 and key = any($3::uuid[])
        order by key
        for update
      )
      select null::uuid, count(*), null::integer, null::bytea from fresh
      union all
      select event_id, null, null, null from fresh
      where (select count(*) from fresh) < cardinality($2)
      union all
      select key, version, epoch, trail from held
      union all
      select null, (stopped_at is not null)::int, epoch, null from upstream where stream = $1
      """;

  private InboxTable() {}

  /**
   * @param fresh ids that were not in the inbox before
   * @param watermarks of the keys that have one, locked
   * @param epoch of the producer's history, the newest that was heard of
   * @param stopped whether nothing of that history may be applied
   */
  record Admitted(Set<UUID> fresh, Map<UUID, Watermark> watermarks, int epoch, boolean stopped) {}

  static Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    UUID[] ids = Columns.of(events, UUID[]::new, ReceivedEvent::id);
    return tx.select(ADMIT, stream, ids, keys.toArray(UUID[]::new))
        .map(rows -> admitted(ids, rows));
  }

  private static Admitted admitted(UUID[] ids, List<Object[]> rows) {
    Set<UUID> fresh = HashSet.newHashSet(ids.length);
    Map<UUID, Watermark> watermarks = HashMap.newHashMap(rows.size());
    boolean stopped = false;
    int epoch = 1;
    for (Object[] row : rows) {
      switch (row) {
        case Object[] r when r[0] == null && r[2] != null -> {
          stopped = (Long) r[1] > 0;
          epoch = (Integer) r[2];
        }
        case Object[] r when r[0] == null && (Long) r[1] == ids.length ->
            Collections.addAll(fresh, ids);
        case Object[] r when r[0] == null -> {}
        case Object[] r when r[1] == null -> fresh.add((UUID) r[0]);
        default -> watermarks.put((UUID) row[0], WatermarkTable.watermark(row, 1));
      }
    }
    return new Admitted(fresh, watermarks, epoch, stopped);
  }
}
