package dev.plumb.eventing.inbox;

import dev.plumb.simulator.RealDatabase;
import dev.plumb.simulator.TestedDatabase;

class WhenTheInboxIsInPostgresTest extends InboxStoreSuite {

  private final RealDatabase database = RealDatabase.emptied();

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  InboxStore store() {
    return new SqlInboxStore();
  }

  @Override
  long refused() {
    return database.number("select count(*) from refusal");
  }

  @Override
  long dead() {
    return database.number("select count(*) from dead_letter");
  }
}
