package dev.plumb.eventing.effect;

import dev.plumb.simulator.TestedDatabase;
import dev.plumb.simulator.VirtualDatabase;
import java.time.Duration;
import java.util.List;

class WhenEffectsAreInMemoryTest extends EffectStoreSuite {

  private final VirtualDatabase database = new VirtualDatabase();
  private final MemoryEffectTable table = new MemoryEffectTable(database.tables);

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  EffectStore worker(String name) {
    return new MemoryEffectStore(table, database.process(name), CLAIM);
  }

  @Override
  void renew(EffectStore worker, ClaimedEffect claimed) {
    ((MemoryEffectStore) worker).renew(List.of(claimed));
  }

  @Override
  void intend(NewEffect... effects) {
    List.of(effects).forEach(table::intend);
  }

  @Override
  String state(ClaimedEffect effect) {
    return table.row(effect.id()).state;
  }

  @Override
  void pass(Duration time) {
    database.pass(time);
  }
}
