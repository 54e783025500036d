package dev.plumb.eventing.lease;

import io.vertx.mutiny.sqlclient.Pool;

/** Where one database keeps its leases; one for all {@link Leases} of a process. */
public final class LeaseTable {

  private final Pool pool;
  private final LeaseSettings settings;
  private final LeaseNotices notices;

  /**
   * @param pool one connection of it is kept, to hear of what other replicas give up
   */
  public LeaseTable(Pool pool, LeaseSettings settings) {
    this.pool = pool;
    this.settings = settings;
    this.notices = new LeaseNotices(pool);
  }

  LeaseSql sql(String resource, int slots, String owner) {
    return new LeaseSql(pool, resource, slots, owner, settings.ttl());
  }

  LeaseNotices notices() {
    return notices;
  }

  LeaseSettings settings() {
    return settings;
  }
}
