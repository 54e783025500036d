package dev.plumb.eventing.lease;

import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.VirtualDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class WhenLeasesAreInMemoryTest extends LeaseSuite {

  private final VirtualDatabase database = new VirtualDatabase();
  private final MemoryLeases leases = new MemoryLeases(database.world);
  private final Map<String, Process> replicas = new HashMap<>();

  @Override
  Map<Integer, Long> renewAndTake(String owner) {
    return leases.renewAndTake(
        replicas.computeIfAbsent(owner, database::process), SLOTS, TTL.toNanos());
  }

  @Override
  void pass(Duration time) {
    database.pass(time);
  }
}
