package dev.plumb.eventing.inbox;

import dev.plumb.simulator.TestedDatabase;
import dev.plumb.simulator.VirtualDatabase;

class WhenTheInboxIsInMemoryTest extends InboxStoreSuite {

  private final VirtualDatabase database = new VirtualDatabase();
  private final MemoryInboxStore store = new MemoryInboxStore();

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  InboxStore store() {
    return store;
  }

  @Override
  long refused() {
    return store.refused();
  }

  @Override
  long dead() {
    return store.dead();
  }
}
