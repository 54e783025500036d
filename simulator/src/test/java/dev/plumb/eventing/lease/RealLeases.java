package dev.plumb.eventing.lease;

import dev.plumb.simulator.RealDatabase;
import java.time.Duration;
import java.util.Map;

/** Leases on the slots of one resource, as the replicas keep them in PostgreSQL. */
public record RealLeases(RealDatabase database, String resource, int slots, Duration ttl) {

  private static final String PASS_LEASES =
      "update lease set expires_at = expires_at - $1::bigint * interval '1 millisecond'";

  private static final String PASS_MEMBERS =
      "update lease_member set expires_at = expires_at - $1::bigint * interval '1 millisecond'";

  public Map<Integer, Long> renewAndTake(String owner) {
    LeaseSql sql = new LeaseSql(resource, slots, owner, ttl);
    return database
        .answer(sql.makeSlots(database.pool).chain(() -> sql.renewAndTake(database.pool)))
        .fences();
  }

  public void pass(Duration time) {
    database.run(PASS_LEASES, time.toMillis());
    database.run(PASS_MEMBERS, time.toMillis());
  }
}
