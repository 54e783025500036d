package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.outbox.TestOutbox;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** The inbox as an application has it, on a database of its own. */
public final class InboxUnderTest implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  public final TestDatabase database;
  final Transactions transactions;
  final Aggregates<Box> boxes = new Boxes();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final SqlInbox inbox;

  InboxUnderTest() {
    this("inbox");
  }

  public InboxUnderTest(String name) {
    database = TestDatabase.create(name);
    database.run(Boxes.TABLE);
    transactions = new PoolTransactions(database.pool());
    inbox = inbox(transactions);
  }

  SqlInbox inbox(Transactions through) {
    Effects none = (tx, effects, traces) -> Uni.createFrom().voidItem();
    Timers noTimers = (tx, changes, traces) -> Uni.createFrom().voidItem();
    return new SqlInbox(
        through,
        new SqlInboxStore(),
        TestOutbox.create(),
        none,
        noTimers,
        new Settings(),
        registry,
        new Random(1),
        Pause::onContext,
        EventSpans.none());
  }

  void deliver(ReceivedEvent... events) {
    deliver(BoxEvents.batch(events));
  }

  void deliver(List<ReceivedEvent> events) {
    deliver(BoxEvents.batch(events));
  }

  void deliver(EventBatch batch) {
    apply(batch).await().atMost(LIMIT);
  }

  public Uni<Void> apply(EventBatch batch) {
    return inbox.apply(batch, boxes, Box.table());
  }

  /** What was done to the box, in order. */
  public List<Long> box(UUID key) {
    return database.column("select versions from box where key = $1", key).stream()
        .flatMap(text -> Boxes.versions(text).stream())
        .toList();
  }

  public long watermark(UUID key) {
    return database.number("select version from watermark where key = $1", key);
  }

  public long rows(String table) {
    return database.number("select count(*) from " + table);
  }

  public List<Object> deadReasons() {
    return database.column("select reason from dead_letter order by id");
  }

  public long outcome(Outcome outcome) {
    return (long)
        registry.counter("plumb.inbox.events", "stream", "box", "outcome", name(outcome)).count();
  }

  public long released(Outcome outcome) {
    return (long)
        registry.counter("plumb.inbox.released", "stream", "box", "outcome", name(outcome)).count();
  }

  public long deliveries() {
    return (long) registry.counter("plumb.inbox.deliveries", "stream", "box").count();
  }

  public String batches() {
    var size = registry.summary("plumb.inbox.batch.size", "stream", "box");
    var time = registry.timer("plumb.inbox.batch.time", "stream", "box");
    return "%d of %.1f events, %.2f ms"
        .formatted(
            size.count(), size.mean(), time.mean(java.util.concurrent.TimeUnit.MILLISECONDS));
  }

  public long outcomes() {
    long sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += outcome(outcome);
    }
    return sum;
  }

  @Override
  public void close() {
    inbox.close();
    database.close();
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  record Settings() implements InboxSettings {

    @Override
    public int attempts() {
      return 2;
    }

    @Override
    public Duration retryFrom() {
      return Duration.ofMillis(5);
    }

    @Override
    public Duration retryUpTo() {
      return Duration.ofMillis(200);
    }

    @Override
    public int keepDays() {
      return 7;
    }
  }
}
