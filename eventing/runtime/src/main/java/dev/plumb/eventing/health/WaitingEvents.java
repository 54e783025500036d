package dev.plumb.eventing.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How many events wait in the database, as of the last look. */
final class WaitingEvents {

  /** Beyond so many nobody needs to know how many exactly, and counting them would take long. */
  private static final int ENOUGH = 100_000;

  private static final String COUNT =
      """
      select (select count(*) from (select from parked limit %1$d) as p) as parked,
             (select count(*) from (select from dead_letter limit %1$d) as d) as dead,
             (select count(*) from (select from gap limit %1$d) as g) as gaps,
             (select string_agg(stream, ', ') from upstream where stopped_at is not null) as stopped
      """
          .formatted(ENOUGH);

  /**
   * @param parked for an earlier one of their key
   * @param dead for a person
   * @param gaps keys with an event that has not arrived
   * @param stopped streams of which nothing is applied until their producer has begun a new history
   */
  record Counts(long parked, long dead, long gaps, Optional<String> stopped) {}

  private final Pool pool;
  private volatile Counts counts = new Counts(0, 0, 0, Optional.empty());

  WaitingEvents(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    gauge(meters, "plumb.inbox.parked", "Events that wait for an earlier one", Counts::parked);
    gauge(meters, "plumb.inbox.dead", "Events that wait for a person", Counts::dead);
    gauge(meters, "plumb.inbox.gaps", "Keys with an event that is missing", Counts::gaps);
    gauge(
        meters,
        "plumb.inbox.stopped",
        "1 while a stream is not applied because its producer was restored",
        counts -> counts.stopped().isPresent() ? 1 : 0);
  }

  Counts counts() {
    return counts;
  }

  /** Leaves the counts as they are if the database can't be asked. */
  Uni<Void> look() {
    return pool.query(COUNT)
        .execute()
        .map(rows -> rows.iterator().next())
        .invoke(this::found)
        .replaceWithVoid();
  }

  private void found(Row row) {
    counts =
        new Counts(
            row.getLong("parked"),
            row.getLong("dead"),
            row.getLong("gaps"),
            Optional.ofNullable(row.getString("stopped")));
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToLongFunction<Counts> count) {
    Gauge.builder(name, () -> count.applyAsLong(counts)).description(description).register(meters);
  }
}
