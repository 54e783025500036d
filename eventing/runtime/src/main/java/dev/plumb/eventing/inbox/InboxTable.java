package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
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
   * transaction begins it too.
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
      select event_id, null::bigint from fresh
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
    UUID[] ids = events.stream().map(ReceivedEvent::id).toArray(UUID[]::new);
    return tx.select(ADMIT, stream, ids, keys.toArray(UUID[]::new)).map(InboxTable::admitted);
  }

  private static Admitted admitted(List<Object[]> rows) {
    Admitted admitted =
        new Admitted(HashSet.newHashSet(rows.size()), HashMap.newHashMap(rows.size()));
    for (Object[] row : rows) {
      if (row[1] == null) {
        admitted.fresh().add((UUID) row[0]);
      } else {
        admitted.watermarks().put((UUID) row[0], (Long) row[1]);
      }
    }
    return admitted;
  }
}
