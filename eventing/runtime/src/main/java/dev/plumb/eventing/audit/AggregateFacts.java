package dev.plumb.eventing.audit;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One aggregate, as its service tells of it. */
record AggregateFacts(long version, Map<String, String> state) {

  static final AggregateFacts NONE = new AggregateFacts(0, Map.of());

  /** Those that exist. */
  static Uni<Map<UUID, AggregateFacts>> of(Tx tx, AuditSource source, List<UUID> keys) {
    return tx.select(source.aggregates(), (Object) keys.toArray(UUID[]::new))
        .map(AggregateFacts::byKey);
  }

  private static Map<UUID, AggregateFacts> byKey(List<Object[]> rows) {
    Map<UUID, AggregateFacts> facts = HashMap.newHashMap(rows.size());
    for (Object[] row : rows) {
      facts.put((UUID) row[0], new AggregateFacts((Long) row[1], texts((String) row[2])));
    }
    return facts;
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new HashMap<>();
    new JsonObject(json).forEach(each -> texts.put(each.getKey(), each.getValue().toString()));
    return texts;
  }
}
