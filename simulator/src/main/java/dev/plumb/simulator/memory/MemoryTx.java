package dev.plumb.simulator.memory;

import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Process;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

/** A transaction whose writes nobody else sees before its commit. */
public final class MemoryTx implements Tx {

  final MemoryDatabase database;
  final Process owner;
  final List<Object> locked = new ArrayList<>();
  final List<Runnable> checks = new ArrayList<>();
  final List<Runnable> writes = new ArrayList<>();
  final List<Runnable> afterCommit = new ArrayList<>();
  final List<Supplier<String>> notes = new ArrayList<>();
  private final Queue<Runnable> sent = new ArrayDeque<>();
  private final Map<Object, Object> own = new HashMap<>();
  private Throwable failed;
  Object waitsFor;
  long id;
  boolean ended;

  MemoryTx(MemoryDatabase database, Process owner) {
    this.database = database;
    this.owner = owner;
  }

  public static MemoryTx of(Tx tx) {
    return tx instanceof TracedTx traced ? of(traced.tx()) : (MemoryTx) tx;
  }

  /** Rows held until the end, one after the other. To be called in a statement. */
  public Uni<Void> lock(List<?> rows) {
    return database.lock(this, rows);
  }

  /**
   * Sent when it is subscribed to, and begun when all that were sent before have ended. Once one
   * has failed, so do all behind it.
   */
  public <T> Uni<T> statement(Supplier<Uni<T>> statement) {
    return Uni.createFrom().emitter(answer -> send(() -> run(statement, answer)));
  }

  private void send(Runnable statement) {
    sent.add(statement);
    if (sent.size() == 1) {
      statement.run();
    }
  }

  private <T> void run(Supplier<Uni<T>> statement, UniEmitter<? super T> answer) {
    if (ended) {
      failed = new IOException("the transaction is over");
    }
    Uni<T> work = failed == null ? statement.get() : Uni.createFrom().failure(failed);
    work.subscribe()
        .with(
            item -> {
              next();
              answer.complete(item);
            },
            fault -> {
              failed = fault;
              next();
              answer.fail(fault);
            });
  }

  private void next() {
    sent.remove();
    if (!sent.isEmpty()) {
      owner.soon(50, sent.element());
    }
  }

  /** From now on it holds up {@link MemoryDatabase#allEndedBefore}. */
  public void takeId() {
    if (id == 0) {
      id = database.newId();
    }
  }

  /** Fails the commit if it throws. */
  public void check(Runnable check) {
    checks.add(check);
  }

  public void write(Runnable write) {
    writes.add(write);
  }

  /** What the story says of the commit. */
  public void note(Supplier<String> note) {
    notes.add(note);
  }

  /** What this transaction itself has written there; null if nothing. */
  Object own(Object row) {
    return own.get(row);
  }

  void own(Object row, Object value) {
    own.put(row, value);
  }

  @Override
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  @Override
  public Uni<List<Object[]>> select(String sql, Object... args) {
    throw new UnsupportedOperationException("there is no SQL in memory: " + sql);
  }

  @Override
  public Uni<Integer> update(String sql, Object... args) {
    throw new UnsupportedOperationException("there is no SQL in memory: " + sql);
  }
}
