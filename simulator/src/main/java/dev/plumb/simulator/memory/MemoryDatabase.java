package dev.plumb.simulator.memory;

import dev.plumb.simulator.Process;
import dev.plumb.simulator.World;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A database in memory: transactions that commit or don't, and row locks that are waited for. Rows
 * are read as committed.
 */
public final class MemoryDatabase {

  private static final class Lock {
    MemoryTx holder;
    final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  }

  private record Waiting(MemoryTx tx, List<?> rows, int at, UniEmitter<? super Void> granted) {}

  private final World world;
  private final String name;
  private final Map<Object, Lock> locks = new HashMap<>();
  private final Set<MemoryTx> open = new LinkedHashSet<>();
  private long lastId;

  public MemoryDatabase(World world, String name) {
    this.world = world;
    this.name = name;
  }

  public World world() {
    return world;
  }

  @Override
  public String toString() {
    return name;
  }

  public boolean isLocked(Object row) {
    return locks.containsKey(row);
  }

  MemoryTx begin(Process owner) {
    MemoryTx tx = new MemoryTx(this, owner);
    open.add(tx);
    return tx;
  }

  /** Grows in the order of asking. */
  public long newId() {
    return ++lastId;
  }

  /** Every transaction that has a lower id has ended. */
  public long allEndedBefore() {
    return open.stream().mapToLong(tx -> tx.id).filter(id -> id > 0).min().orElse(lastId + 1);
  }

  /** Fails, with nothing written, if one of its checks does. */
  void commit(MemoryTx tx) {
    try {
      tx.checks.forEach(Runnable::run);
      tx.writes.forEach(Runnable::run);
      world.changed();
      tell(tx);
    } finally {
      end(tx);
    }
  }

  void rollBack(MemoryTx tx) {
    end(tx);
  }

  /** As a server does when a client is gone. */
  void rollBackAllOf(Process owner) {
    for (MemoryTx tx : new ArrayList<>(open)) {
      if (tx.owner == owner) {
        end(tx);
      }
    }
  }

  Uni<Void> lock(MemoryTx tx, List<?> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().emitter(granted -> lock(new Waiting(tx, rows, 0, granted)));
  }

  private void lock(Waiting wanted) {
    MemoryTx tx = wanted.tx;
    for (int at = wanted.at; at < wanted.rows.size(); at++) {
      Object row = wanted.rows.get(at);
      Lock lock = locks.computeIfAbsent(row, absent -> new Lock());
      if (lock.holder == null) {
        lock.holder = tx;
        tx.locked.add(row);
      } else if (lock.holder != tx) {
        wait(new Waiting(tx, wanted.rows, at, wanted.granted), lock, row);
        return;
      }
    }
    wanted.granted.complete(null);
  }

  private void wait(Waiting wanted, Lock lock, Object row) {
    if (waitsForItself(wanted.tx, lock.holder)) {
      wanted.granted.fail(new IOException("deadlock"));
      return;
    }
    wanted.tx.waitsFor = row;
    lock.waiting.add(wanted);
  }

  private boolean waitsForItself(MemoryTx tx, MemoryTx holder) {
    MemoryTx next = holder;
    while (next != null && next.waitsFor != null) {
      next = locks.get(next.waitsFor).holder;
      if (next == tx) {
        return true;
      }
    }
    return false;
  }

  private void end(MemoryTx tx) {
    tx.ended = true;
    open.remove(tx);
    for (Object row : tx.locked) {
      release(row);
    }
  }

  private void release(Object row) {
    Lock lock = locks.get(row);
    lock.holder = null;
    Waiting next = lock.waiting.poll();
    while (next != null && next.tx.ended) {
      next = lock.waiting.poll();
    }
    if (next == null) {
      locks.remove(row);
      return;
    }
    Waiting granted = next;
    lock.holder = granted.tx;
    granted.tx.locked.add(row);
    granted.tx.waitsFor = null;
    granted.tx.owner.soon(50, () -> lock(granted));
  }

  private void tell(MemoryTx tx) {
    tx.notes.forEach(note -> world.tell(() -> tx.owner + " commits " + note.get()));
  }
}
