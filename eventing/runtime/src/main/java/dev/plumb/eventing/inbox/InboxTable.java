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
   * some were not, so that the usual answer is short.
   */
  private static final String ADMIT =
      """
      with fresh as (
        insert into inbox (event_id, stream)
        select seen.id, $1 from unnest($2::uuid[]) as seen(id) order by seen.id
        on conflict do nothing
        returning event_id
      ), held as (
        select key, version from watermark
        where stream = $1 and key = any($3::uuid[])
        order by key
        for update
      )
      select null::uuid, count(*) from fresh
      union all
      select event_id, null from fresh where (select count(*) from fresh) < cardinality($2)
      union all
      select key, version from held
      """;

  private InboxTable() {}

  /**
   * @param fresh ids that were not in the inbox before
   * @param watermarks of the keys that have one, locked
   */
  record Admitted(Set<UUID> fresh, Map<UUID, Long> watermarks) {}

  static Uni<Admitted> admit(Tx tx, String stream, List<ReceivedEvent> events, List<UUID> keys) {
    UUID[] ids = Columns.of(events, UUID[]::new, ReceivedEvent::id);
    return tx.select(ADMIT, stream, ids, keys.toArray(UUID[]::new))
        .map(rows -> admitted(ids, rows));
  }

  private static Admitted admitted(UUID[] ids, List<Object[]> rows) {
    Admitted admitted =
        new Admitted(HashSet.newHashSet(ids.length), HashMap.newHashMap(rows.size()));
    for (Object[] row : rows) {
      switch (row) {
        case Object[] r when r[0] == null && (Long) r[1] == ids.length ->
            Collections.addAll(admitted.fresh(), ids);
        case Object[] r when r[0] == null -> {}
        case Object[] r when r[1] == null -> admitted.fresh().add((UUID) r[0]);
        default -> admitted.watermarks().put((UUID) row[0], (Long) row[1]);
      }
    }
    return admitted;
  }
}
