package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.simulator.Facts;
import dev.plumb.simulator.TestedDatabase;
import dev.plumb.simulator.VirtualDatabase;
import dev.plumb.simulator.memory.MemoryOutbox;
import dev.plumb.simulator.memory.MemoryOutboxTable;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

class WhenTimersAreInMemoryTest extends TimerSuite {

  private final VirtualDatabase database = new VirtualDatabase();
  private final MemoryTimerTable table = new MemoryTimerTable(database.world, this::fire);
  private final SimulatedTimers timers =
      new SimulatedTimers(table, database.world, database.transactions(), () -> ports);
  private final Outbox outbox =
      new MemoryOutbox(new MemoryOutboxTable(), new Shards(4), new Facts(), committed -> {});
  private final Effects none = (tx, effects, traces) -> Uni.createFrom().voidItem();

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  Timers timers() {
    return timers;
  }

  @Override
  void pass(Duration time) {
    database.pass(time);
  }

  private void fire(MemoryTimerTable.Row due) {
    timers.fire(due, outbox, none).subscribe().with(done -> {}, again -> {});
  }
}
