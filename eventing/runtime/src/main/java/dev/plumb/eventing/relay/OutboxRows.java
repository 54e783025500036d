package dev.plumb.eventing.relay;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the statements of {@link OutboxSql} answer. */
final class OutboxRows {

  private OutboxRows() {}

  /**
   * @param upTo the highest position looked at
   * @param predecessors for each event the highest waiting version below its own; 0 if none
   * @param full whether there may be more above
   */
  record Page(List<OutboxEvent> events, List<Long> predecessors, long upTo, boolean full) {}

  /**
   * @param allEndedBefore every transaction with a lower id had ended
   */
  record Swept(List<Found> found, long allEndedBefore, boolean full) {}

  record Found(long position, int shard, String stream, UUID key, long version) {}

  static Page page(RowSet<Row> rows, long above, int limit) {
    List<OutboxEvent> events = new ArrayList<>(rows.size());
    List<Long> predecessors = new ArrayList<>(rows.size());
    long upTo = above;
    boolean full = false;
    for (Row row : rows) {
      full = row.getInteger(1) == limit;
      if (row.getLong(0) != null) {
        upTo = row.getLong(0);
      }
      if (row.getLong(2) != null) {
        events.add(event(row, 2));
        Long predecessor = row.getLong(14);
        predecessors.add(predecessor == null ? 0 : predecessor);
      }
    }
    return new Page(events, predecessors, upTo, full);
  }

  static Swept swept(RowSet<Row> rows, int limit) {
    List<Found> found = new ArrayList<>(rows.size());
    long allEndedBefore = 0;
    for (Row row : rows) {
      allEndedBefore = row.getLong(0);
      if (row.getLong(1) != null) {
        found.add(
            new Found(
                row.getLong(1), row.getShort(2), row.getString(3), row.getUUID(4), row.getLong(5)));
      }
    }
    return new Swept(found, allEndedBefore, found.size() == limit);
  }

  static List<List<OutboxEvent>> perLane(RowSet<Row> rows, int lanes) {
    List<List<OutboxEvent>> perLane = new ArrayList<>(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      perLane.add(new ArrayList<>(2));
    }
    for (Row row : rows) {
      perLane.get(row.getInteger(12) - 1).add(event(row, 0));
    }
    return perLane;
  }

  private static OutboxEvent event(Row row, int first) {
    return new OutboxEvent(
        row.getLong(first),
        row.getShort(first + 1),
        row.getString(first + 2),
        row.getUUID(first + 3),
        row.getLong(first + 4),
        row.getUUID(first + 5),
        row.getString(first + 6),
        row.getString(first + 7),
        row.getOffsetDateTime(first + 8).toInstant(),
        row.getString(first + 9),
        row.getBuffer(first + 10).getBytes(),
        row.getInteger(first + 11));
  }

  static List<Integer> shards(RowSet<Row> rows) {
    List<Integer> shards = new ArrayList<>(rows.size());
    rows.forEach(row -> shards.add(row.getShort(0).intValue()));
    return shards;
  }
}
