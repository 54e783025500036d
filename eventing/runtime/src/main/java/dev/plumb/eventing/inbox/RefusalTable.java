package dev.plumb.eventing.inbox;

import dev.plumb.eventing.inbox.Plan.Verdict;
import dev.plumb.eventing.operation.Wording;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Legal deliveries of illegal transitions. */
final class RefusalTable {

  private static final String RECORD =
      """
      insert into refusal (event_id, stream, key, version, type, reason)
      select r.event_id, $1, r.key, r.version, r.type, r.reason
      from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[])
        as r(event_id, key, version, type, reason)
      on conflict do nothing
      """;

  private static final String REASON = "select reason from refusal where event_id = $1";

  private RefusalTable() {}

  static Uni<Optional<String>> reason(Tx tx, UUID eventId) {
    return tx.select(REASON, eventId)
        .map(rows -> rows.stream().findFirst().map(row -> (String) row[0]));
  }

  static Uni<Void> record(Tx tx, String stream, List<Verdict> refused) {
    return refused.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.update(
                RECORD,
                stream,
                Columns.of(refused, UUID[]::new, verdict -> verdict.event().id()),
                Columns.of(refused, UUID[]::new, verdict -> verdict.event().key()),
                Columns.of(refused, Long[]::new, verdict -> verdict.event().version()),
                Columns.of(refused, String[]::new, verdict -> verdict.event().type()),
                Columns.of(refused, String[]::new, verdict -> Wording.fit(verdict.reason())))
            .replaceWithVoid();
  }
}
