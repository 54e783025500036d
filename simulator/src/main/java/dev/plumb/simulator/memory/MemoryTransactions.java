package dev.plumb.simulator.memory;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.World;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.function.Function;

/** A replica's way to its database: slow at times, and cut at the worst moment. */
public final class MemoryTransactions implements Transactions {

  private static final long STATEMENT = 300;
  private static final long SLOW = 3_000_000;

  private final MemoryDatabase database;
  private final Process process;
  private final World world;

  public MemoryTransactions(MemoryDatabase database, Process process) {
    this.database = database;
    this.process = process;
    this.world = process.world();
    process.atItsEnd(() -> database.rollBackAllOf(process));
  }

  @Override
  public <T> Uni<T> inTransaction(Function<Tx, Uni<T>> work) {
    return Uni.createFrom().emitter(answer -> process.soon(STATEMENT, () -> begin(work, answer)));
  }

  private <T> void begin(Function<Tx, Uni<T>> work, UniEmitter<? super T> answer) {
    MemoryTx tx = database.begin(process);
    Uni.createFrom()
        .deferred(() -> work.apply(tx))
        .subscribe()
        .with(
            item -> process.soon(isSlow() ? SLOW : STATEMENT, () -> commit(tx, item, answer)),
            fault -> {
              database.rollBack(tx);
              answer.fail(fault);
            });
  }

  private boolean isSlow() {
    return world.faults() && world.chance(2);
  }

  private <T> void commit(MemoryTx tx, T item, UniEmitter<? super T> answer) {
    if (tx.ended) {
      answer.fail(new IOException("the database has ended the transaction"));
    } else if (process.mayCrash("right before a commit")) {
      return;
    } else if (world.faults() && world.chance(0.5)) {
      cut(tx, answer);
    } else {
      try {
        database.commit(tx);
      } catch (RefusedCommit refused) {
        answer.fail(refused.getCause());
        return;
      }
      if (process.mayCrash("right after that commit")) {
        return;
      }
      tx.afterCommit.forEach(Runnable::run);
      answer.complete(item);
    }
  }

  /** Nobody tells whether the commit got through. */
  private <T> void cut(MemoryTx tx, UniEmitter<? super T> answer) {
    if (world.random().nextBoolean()) {
      world.tell(() -> process + " loses its database right before a commit");
      database.rollBack(tx);
    } else {
      try {
        database.commit(tx);
        world.tell(() -> process + " loses its database before it hears of that commit");
      } catch (RefusedCommit refused) {
        world.tell(() -> process + " loses its database at a commit that is refused");
      }
    }
    answer.fail(new IOException("the connection was closed"));
  }
}
