package dev.plumb.eventing.effect;

import dev.plumb.simulator.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The calls one service has to make, in the order they were intended. */
public final class MemoryEffectTable {

  static final long NEVER = Long.MAX_VALUE;

  /** A row and its lock. */
  public record Lock(long effect) {}

  static final class Row {
    final long id;
    final NewEffect effect;
    String state = "PENDING";
    int attempts;
    long firstSentAt = NEVER;
    long nextAttemptAt;
    Object claimedBy;

    Row(long id, NewEffect effect, long now) {
      this.id = id;
      this.effect = effect;
      this.nextAttemptAt = now;
    }

    boolean isInOneSequenceWith(Row other) {
      return effect.key().equals(other.effect.key())
          && effect.provider().equals(other.effect.provider());
    }

    Lock lock() {
      return new Lock(id);
    }
  }

  private record Purpose(String kind, UUID key, String purpose) {}

  private final MemoryDatabase database;
  private final TreeMap<Long, Row> open = new TreeMap<>();
  private final TreeMap<Long, Row> all = new TreeMap<>();
  private final Set<Purpose> purposes = new HashSet<>();

  public MemoryEffectTable(MemoryDatabase database) {
    this.database = database;
  }

  /** Nothing happens if it was intended before. */
  public void intend(NewEffect effect) {
    if (purposes.add(new Purpose(effect.kind(), effect.key(), effect.purpose()))) {
      Row row = new Row(all.size() + 1, effect, database.world().now());
      all.put(row.id, row);
      open.put(row.id, row);
    }
  }

  Row row(long id) {
    return all.get(id);
  }

  boolean isLocked(Row row) {
    return database.isLocked(row.lock());
  }

  List<Row> due(String provider, long now) {
    List<Row> due = new ArrayList<>();
    for (Row row : open.values()) {
      if (row.nextAttemptAt <= now && row.effect.provider().equals(provider)) {
        due.add(row);
      }
    }
    due.sort(Comparator.comparingLong((Row row) -> row.nextAttemptAt).thenComparing(row -> row.id));
    return due;
  }

  boolean isFirst(Row row) {
    return open.values().stream()
        .filter(row::isInOneSequenceWith)
        .findFirst()
        .equals(Optional.of(row));
  }

  void settle(Row row, String state, long now) {
    row.state = state;
    row.claimedBy = null;
    row.nextAttemptAt = NEVER;
    open.remove(row.id);
    open.values().stream()
        .filter(row::isInOneSequenceWith)
        .findFirst()
        .filter(next -> next.attempts == 0)
        .ifPresent(next -> next.nextAttemptAt = now);
  }

  /** What a person does once he has looked at the other side: nothing was done there. */
  public void callAgainWhatWaitsForAPerson() {
    for (Row row : open.values()) {
      if (row.nextAttemptAt == NEVER) {
        row.state = "PENDING";
        row.firstSentAt = NEVER;
        row.nextAttemptAt = database.world().now();
      }
    }
  }

  /** Kind and purpose of each that is not settled. */
  public Collection<String> open() {
    return open.values().stream()
        .map(row -> row.effect.kind() + " " + row.effect.purpose() + ", " + row.state)
        .toList();
  }
}
