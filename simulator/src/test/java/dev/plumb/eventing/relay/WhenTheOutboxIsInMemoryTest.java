package dev.plumb.eventing.relay;

import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.simulator.Facts;
import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.TestedDatabase;
import dev.plumb.simulator.VirtualDatabase;
import dev.plumb.simulator.memory.MemoryOutbox;
import dev.plumb.simulator.memory.MemoryOutboxTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class WhenTheOutboxIsInMemoryTest extends OutboxStoreSuite {

  private final VirtualDatabase database = new VirtualDatabase();
  private final MemoryOutboxTable table = new MemoryOutboxTable();
  private final MemoryLeases leases = new MemoryLeases(database.world);
  private final Facts facts = new Facts();
  private final Map<String, Process> replicas = new HashMap<>();

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  Outbox outbox() {
    return new MemoryOutbox(table, SHARDS, facts, told::addAll);
  }

  @Override
  OutboxStore store() {
    return store("a");
  }

  @Override
  long lease(String owner) {
    return leases.renewAndTake(replica(owner), SHARDS.count(), TTL.toNanos()).get(0);
  }

  @Override
  void endLeases() {
    database.pass(TTL.plus(TTL));
  }

  @Override
  List<Integer> mark(String owner, List<InFlight.Sent> confirmed) {
    return database.answer(store(owner).mark("shards", owner, confirmed));
  }

  private OutboxStore store(String owner) {
    return new MemoryOutboxStore(replica(owner), table, database.tables, leases);
  }

  private Process replica(String owner) {
    return replicas.computeIfAbsent(owner, database::process);
  }
}
