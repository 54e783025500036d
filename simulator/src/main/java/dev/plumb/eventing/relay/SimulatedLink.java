package dev.plumb.eventing.relay;

import dev.plumb.simulator.Process;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/** A statement sees the rows as they are when it gets there, and its answer takes a while. */
final class SimulatedLink implements OutboxAccess {

  private static final long WAY = 200;

  private final Process process;
  private final OutboxStore store;
  private final Runnable onLost;
  private final Runnable afterwards;
  private boolean busy;

  SimulatedLink(Process process, OutboxStore store, Runnable onLost, Runnable afterwards) {
    this.process = process;
    this.store = store;
    this.onLost = onLost;
    this.afterwards = afterwards;
  }

  @Override
  public boolean isFree() {
    return !busy;
  }

  @Override
  public <T> void run(
      Function<OutboxStore, Uni<T>> statement, Consumer<T> answered, Runnable failed) {
    busy = true;
    process.soon(
        WAY,
        () ->
            statement
                .apply(store)
                .subscribe()
                .with(answer -> process.soon(WAY, () -> arrive(answer, answered, failed))));
  }

  private <T> void arrive(T answer, Consumer<T> answered, Runnable failed) {
    busy = false;
    if (process.world().faults() && process.world().chance(0.5)) {
      process.world().tell(() -> "the relay of " + process + " loses its database");
      onLost.run();
      failed.run();
    } else {
      answered.accept(answer);
    }
    afterwards.run();
  }
}
