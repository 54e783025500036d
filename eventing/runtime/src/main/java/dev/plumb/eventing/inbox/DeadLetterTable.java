package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Plan.Verdict;
import dev.plumb.eventing.operation.Wording;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Events that can't be applied until a person acts. */
final class DeadLetterTable {

  private static final String BURY =
      """
      insert into dead_letter (stream, key, version, event_id, source, type, schema, occurred_at,
                               traceparent, body, epoch, reason)
      select $1, e.* from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[],
                                 $7::text[], $8::timestamptz[], $9::text[], $10::bytea[],
                                 $11::integer[], $12::text[]) as e
      on conflict (stream, key, version) do nothing
      """;

  private static final String BURY_UNREADABLE =
      """
      insert into dead_letter (stream, headers, body, reason)
      select $1, u.headers::jsonb, u.body, u.reason
      from unnest($2::text[], $3::bytea[], $4::text[]) as u(headers, body, reason)
      """;

  private DeadLetterTable() {}

  static Uni<Void> bury(Tx tx, String stream, List<Verdict> dead) {
    if (dead.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<ReceivedEvent> events = dead.stream().map(Verdict::event).toList();
    Object[] columns = Columns.ofEvents(stream, events);
    Object[] withReasons = Arrays.copyOf(columns, columns.length + 1);
    withReasons[columns.length] =
        Columns.of(dead, String[]::new, verdict -> Wording.fit(verdict.reason()));
    return tx.update(BURY, withReasons).replaceWithVoid();
  }

  /** Unreadable deliveries carry no id: one that is delivered again is buried again. */
  static Uni<Void> buryUnreadable(Tx tx, String stream, List<UnreadableDelivery> unreadable) {
    return unreadable.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.update(
                BURY_UNREADABLE,
                stream,
                Columns.of(unreadable, String[]::new, delivery -> json(delivery.headers())),
                Columns.of(unreadable, Buffer[]::new, delivery -> Buffer.buffer(delivery.body())),
                Columns.of(unreadable, String[]::new, delivery -> Wording.fit(delivery.reason())))
            .replaceWithVoid();
  }

  private static String json(Map<String, String> headers) {
    JsonObject json = new JsonObject();
    headers.forEach((name, value) -> json.put(Wording.fit(name), Wording.fit(value)));
    return json.encode();
  }
}
