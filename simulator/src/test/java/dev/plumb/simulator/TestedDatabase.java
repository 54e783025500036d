package dev.plumb.simulator;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What a store under test writes to: PostgreSQL, or the simulator's memory. */
public interface TestedDatabase {

  Duration LIMIT = Duration.ofSeconds(60);

  Transactions transactions();

  void awaitDone(CompletableFuture<?> sent);

  /** Returns once a transaction waits for what another one holds. */
  void awaitLockWait();

  /** Fails as what was sent has failed. */
  default <T> T answer(CompletableFuture<T> sent) {
    awaitDone(sent);
    return Uni.createFrom().completionStage(sent).await().indefinitely();
  }

  default <T> T answer(Uni<T> asked) {
    return answer(asked.subscribeAsCompletionStage());
  }

  default void awaitTrue(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not true within " + LIMIT);
      }
    }
  }

  /** In a transaction of its own, which is committed. */
  default <T> T commit(Function<Tx, Uni<T>> work) {
    return answer(send(work));
  }

  default <T> CompletableFuture<T> send(Function<Tx, Uni<T>> work) {
    return transactions().inTransaction(work).subscribeAsCompletionStage();
  }
}
