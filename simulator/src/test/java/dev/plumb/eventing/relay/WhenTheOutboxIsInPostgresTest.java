package dev.plumb.eventing.relay;

import dev.plumb.eventing.lease.RealLeases;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.SqlOutbox;
import dev.plumb.simulator.RealDatabase;
import dev.plumb.simulator.TestedDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

class WhenTheOutboxIsInPostgresTest extends OutboxStoreSuite {

  private final RealDatabase database = RealDatabase.emptied();
  private final RealLeases leases = new RealLeases(database, "shards", SHARDS.count(), TTL);
  private final OutboxSession session =
      database.answer(
          OutboxSession.open(
              database.pool,
              Stream.concat(OutboxSql.READING.stream(), OutboxSql.MARKING.stream()).toList()));

  @AfterEach
  void close() {
    database.answer(session.close());
  }

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  Outbox outbox() {
    return new SqlOutbox(SHARDS, () -> null, told::addAll);
  }

  @Override
  OutboxStore store() {
    return session;
  }

  @Override
  long lease(String owner) {
    return leases.renewAndTake(owner).get(0);
  }

  @Override
  void endLeases() {
    leases.pass(TTL.plus(TTL));
  }

  @Override
  List<Integer> mark(String owner, List<InFlight.Sent> confirmed) {
    return database.answer(session.mark("shards", owner, confirmed));
  }
}
