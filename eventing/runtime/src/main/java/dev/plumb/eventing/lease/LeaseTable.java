package dev.plumb.eventing.lease;

import io.vertx.mutiny.sqlclient.Pool;

/** Where one database keeps its leases; one for all {@link Leases} of a process. */
public final class LeaseTable {

  private final LeaseSettings settings;
  private final LeaseConnection connection;

  /**
   * @param pool one connection of it is kept, so that leases are renewed even while all others are
   *     taken
   */
  public LeaseTable(Pool pool, LeaseSettings settings) {
    this.settings = settings;
    this.connection = new LeaseConnection(pool, settings.tick());
  }

  LeaseSql sql(String resource, int slots, String owner) {
    return new LeaseSql(resource, slots, owner, settings.ttl());
  }

  LeaseConnection connection() {
    return connection;
  }

  LeaseSettings settings() {
    return settings;
  }
}
