package dev.plumb.simulator;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.simulator.memory.MemoryDatabase;
import dev.plumb.simulator.memory.MemoryTransactions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The simulator's, in a world where nothing goes wrong by itself. */
public final class VirtualDatabase implements TestedDatabase {

  public final World world = new World(1, false, Set.of());
  public final MemoryDatabase tables = new MemoryDatabase(world, "memory");
  private final Transactions transactions = new MemoryTransactions(tables, process("somebody"));

  /** Another one, even if it has the name of one before. */
  public Process process(String name) {
    return new Process(world, name);
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public void awaitDone(CompletableFuture<?> sent) {
    while (!sent.isDone()) {
      if (!world.step()) {
        throw new AssertionError("the answer never comes");
      }
    }
  }

  /** Then nothing else happens any more. */
  @Override
  public void awaitLockWait() {
    while (world.step()) {
      continue;
    }
  }

  public void pass(Duration time) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    world.after(time.toNanos(), () -> passed.complete(null));
    answer(passed);
  }
}
