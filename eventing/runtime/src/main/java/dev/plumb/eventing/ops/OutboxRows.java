package dev.plumb.eventing.ops;

import dev.plumb.eventing.operation.DatabaseAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;

/** What the outbox holds, and who works on it, as JSON. */
final class OutboxRows {

  /** Beyond so many nobody needs to know how many exactly, and counting them would take long. */
  private static final int ENOUGH = 100_000;

  private static final String WAITING =
      """
      select (select count(*) from (select from outbox limit %d) as counted) as waiting,
             l.occurred_at as oldest
      from (values (true)) as always
      left join lateral (
        select logged_on, position from outbox order by position limit 1) as first on true
      left join event_log l on l.logged_on = first.logged_on and l.position = first.position
      """
          .formatted(ENOUGH);

  private static final String SHARDS =
      """
      select coalesce(owner, 'nobody') as owner, count(*) as shards,
             min(expires_at) < clock_timestamp() as ended
      from lease where resource = 'outbox' group by owner order by owner
      """;

  private OutboxRows() {}

  static Uni<JsonObject> read(Pool pool) {
    return pool.query(WAITING)
        .execute()
        .map(rows -> waiting(rows.iterator().next()))
        .chain(
            json ->
                pool.query(SHARDS).execute().map(shards -> json.put("shards", replicas(shards))))
        .onFailure()
        .transform(DatabaseAway::new);
  }

  private static JsonObject waiting(Row row) {
    JsonObject json = new JsonObject().put("waiting", row.getLong("waiting"));
    OffsetDateTime oldest = row.getOffsetDateTime("oldest");
    return oldest == null ? json : json.put("oldest", oldest.toInstant().toString());
  }

  private static JsonArray replicas(RowSet<Row> rows) {
    JsonArray replicas = new JsonArray();
    for (Row row : rows) {
      replicas.add(
          new JsonObject()
              .put("replica", row.getString("owner"))
              .put("shards", row.getLong("shards"))
              .put("leaseEnded", row.getBoolean("ended")));
    }
    return replicas;
  }
}
