package dev.plumb.eventing.lease;

import dev.plumb.simulator.RealDatabase;
import java.time.Duration;
import java.util.Map;

class WhenLeasesAreInPostgresTest extends LeaseSuite {

  private final RealLeases leases = new RealLeases(RealDatabase.emptied(), "shards", SLOTS, TTL);

  @Override
  Map<Integer, Long> renewAndTake(String owner) {
    return leases.renewAndTake(owner);
  }

  @Override
  void pass(Duration time) {
    leases.pass(time);
  }
}
