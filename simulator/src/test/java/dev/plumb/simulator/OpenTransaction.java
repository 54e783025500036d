package dev.plumb.simulator;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One that stays open until the test ends it. */
public final class OpenTransaction {

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final TestedDatabase database;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final CompletableFuture<Void> over;
  private final Tx tx;

  public OpenTransaction(TestedDatabase database) {
    this.database = database;
    CompletableFuture<Tx> begun = new CompletableFuture<>();
    over =
        database
            .transactions()
            .inTransaction(
                open -> {
                  begun.complete(open);
                  return Uni.createFrom().completionStage(end);
                })
            .subscribeAsCompletionStage();
    tx = database.answer(begun);
  }

  public <T> T run(Function<Tx, Uni<T>> work) {
    return database.answer(send(work));
  }

  public <T> CompletableFuture<T> send(Function<Tx, Uni<T>> work) {
    return work.apply(tx).subscribeAsCompletionStage();
  }

  public void commit() {
    end.complete(null);
    database.answer(over);
  }

  public void rollBack() {
    end.completeExceptionally(new RolledBack());
    database.answer(over.exceptionally(ended -> null));
  }
}
