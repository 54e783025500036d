package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Commits the work of callers who come at the same time together, as a database does with its log:
 * what arrives while one transaction is under way goes into the next. Nobody waits for company; a
 * caller who comes alone has a transaction alone. If a group fails, each of its callers gets a
 * transaction of his own, so that a failure reaches only the one who caused it (docs/adr/0006).
 *
 * @param <W> what a caller wants done
 * @param <R> what he gets
 */
public final class GroupCommit<W, R> {

  private final Transactions transactions;
  private final int largest;
  private final BiFunction<Tx, List<W>, Uni<List<R>>> work;
  private final Queue<Caller<W, R>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /**
   * @param largest group
   * @param work a result for each, in the same order; may be asked again for any part of a group
   */
  public GroupCommit(
      Transactions transactions, int largest, BiFunction<Tx, List<W>, Uni<List<R>>> work) {
    this.transactions = transactions;
    this.largest = largest;
    this.work = work;
  }

  /**
   * Must be subscribed to on a Vert.x context. Once subscribed to, it is done even if cancelled.
   */
  public Uni<R> commit(W wanted) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              waiting.add(new Caller<>(wanted, emitter, Vertx.currentContext().owner()));
              commitNext();
            });
  }

  private void commitNext() {
    while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
      List<Caller<W, R>> group = nextGroup();
      if (group.isEmpty()) {
        busy.set(false);
      } else {
        commit(group);
      }
    }
  }

  private List<Caller<W, R>> nextGroup() {
    List<Caller<W, R>> group = new ArrayList<>();
    Caller<W, R> next;
    while (group.size() < largest && (next = waiting.poll()) != null) {
      group.add(next);
    }
    return group;
  }

  private void commit(List<Caller<W, R>> group) {
    inTransaction(group)
        .onTermination()
        .invoke(this::ended)
        .subscribe()
        .with(results -> answer(group, results), failure -> failed(group, failure));
  }

  private void ended() {
    busy.set(false);
    commitNext();
  }

  /** Whatever is thrown on the way is the group's failure, or nobody would ever be served again. */
  private Uni<List<R>> inTransaction(List<Caller<W, R>> group) {
    List<W> wanted = group.stream().map(Caller::wanted).toList();
    FreshContext fresh = new FreshContext(group.getFirst().vertx());
    return Uni.createFrom()
        .deferred(() -> fresh.run(() -> transactions.inTransaction(tx -> work.apply(tx, wanted))));
  }

  private void failed(List<Caller<W, R>> group, Throwable failure) {
    if (group.size() == 1) {
      group.getFirst().emitter().fail(failure);
    } else {
      group.forEach(this::commitAlone);
    }
  }

  private void commitAlone(Caller<W, R> caller) {
    List<Caller<W, R>> alone = List.of(caller);
    inTransaction(alone)
        .subscribe()
        .with(results -> answer(alone, results), failure -> failed(alone, failure));
  }

  private static <W, R> void answer(List<Caller<W, R>> group, List<R> results) {
    for (int at = 0; at < group.size(); at++) {
      group.get(at).emitter().complete(results.get(at));
    }
  }

  private record Caller<W, R>(W wanted, UniEmitter<? super R> emitter, Vertx vertx) {}
}
