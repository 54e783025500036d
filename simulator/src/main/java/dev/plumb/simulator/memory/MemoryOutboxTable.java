package dev.plumb.simulator.memory;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.outbox.CommittedEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What one service has to publish. Positions are given out before the commit that shows them. */
public final class MemoryOutboxTable {

  private record Version(String stream, UUID key, long version) {}

  private final NavigableMap<Long, CommittedEvent> rows = new TreeMap<>();
  private final Set<Version> waiting = new HashSet<>();
  private long lastPosition;

  void append(MemoryTx tx, CommittedEvent row) {
    tx.takeId();
    tx.check(() -> refuseSecond(row));
    tx.write(() -> add(row));
  }

  CommittedEvent row(NewEvent event, int shard) {
    return new CommittedEvent(++lastPosition, shard, 1, event, null);
  }

  void add(CommittedEvent row) {
    rows.put(row.position(), row);
    waiting.add(version(row));
  }

  public void remove(CommittedEvent row) {
    rows.remove(row.position());
    waiting.remove(version(row));
  }

  /** As committed, by position. */
  public NavigableMap<Long, CommittedEvent> rows() {
    return rows;
  }

  public Collection<CommittedEvent> waiting() {
    return rows.values();
  }

  private void refuseSecond(CommittedEvent row) {
    if (waiting.contains(version(row))) {
      throw new RefusedCommit("version " + row.event().version());
    }
  }

  private static Version version(CommittedEvent row) {
    return new Version(row.event().stream(), row.event().key(), row.event().version());
  }
}
