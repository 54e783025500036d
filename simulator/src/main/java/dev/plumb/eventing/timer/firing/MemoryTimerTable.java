package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import dev.plumb.simulator.World;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The timers one service has set. */
public final class MemoryTimerTable {

  /**
   * @param number tells it from the same timer set anew
   * @param attempt 1 the first time it is looked at
   */
  public record Row(SetTimer timer, long number, int attempt) {}

  private record Identity(UUID key, String purpose) {}

  private final World world;
  private final Consumer<Row> isDue;
  private final Map<Identity, Row> rows = new HashMap<>();
  private long numbered;

  public MemoryTimerTable(World world, Consumer<Row> isDue) {
    this.world = world;
    this.isDue = isDue;
  }

  void set(SetTimer timer, long nanos) {
    Row row = new Row(timer, ++numbered, 1);
    rows.put(new Identity(timer.key(), timer.purpose()), row);
    world.after(nanos, () -> lookAt(row));
  }

  /** Until it has fired: whoever was at it may have died. */
  private void lookAt(Row row) {
    if (stands(row)) {
      isDue.accept(row);
      world.after(2_000_000_000L, () -> lookAt(new Row(row.timer, row.number, row.attempt + 1)));
    }
  }

  void cancel(CancelTimer timer) {
    rows.remove(new Identity(timer.key(), timer.purpose()));
  }

  void fired(Row row) {
    if (stands(row)) {
      rows.remove(new Identity(row.timer.key(), row.timer.purpose()));
    }
  }

  boolean stands(Row row) {
    Row set = rows.get(new Identity(row.timer.key(), row.timer.purpose()));
    return set != null && set.number == row.number;
  }
}
