package dev.plumb.eventing.replay;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.PoolTransactions;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A producing process that has these events in its log. */
public final class ReplaysUnderTest implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Republisher republisher;
  private final ReplayRunner runner;
  private final Replays replays;

  public ReplaysUnderTest(TestDatabase database, TestBroker broker) {
    this.republisher =
        new Republisher(
            new BrokerConnector(broker.settings()), "replay-test", Duration.ofSeconds(20));
    PoolTransactions transactions = new PoolTransactions(database.pool());
    EventLogPages log = new EventLogPages(database.pool(), "/test");
    this.runner =
        new ReplayRunner(
            new FreshContext(database.vertx()),
            transactions,
            log,
            republisher,
            UUID::randomUUID,
            System::nanoTime);
    this.replays = new Replays(transactions, log, UUID::randomUUID, runner::look);
  }

  public ReplaysUnderTest start() {
    runner.start();
    return this;
  }

  /** At places of the log that rise in this order. */
  public static void log(TestDatabase database, List<ReceivedEvent> events) {
    List<Tuple> rows = new ArrayList<>();
    for (ReceivedEvent event : events) {
      rows.add(
          Tuple.from(
              new Object[] {
                event.id(),
                event.stream(),
                event.key(),
                event.version(),
                event.type(),
                event.schema(),
                event.occurredAt().atOffset(ZoneOffset.UTC),
                io.vertx.core.buffer.Buffer.buffer(event.body())
              }));
    }
    database
        .pool()
        .preparedQuery(
            """
            insert into event_log (position, event_id, stream, key, version, type, schema,
                                   occurred_at, body)
            values (nextval('outbox_position'), $1, $2, $3, $4, $5, $6, $7, $8)
            """)
        .executeBatch(rows)
        .await()
        .atMost(LIMIT);
  }

  public Answer<Replay> begin(ReplayRequest request) {
    return replays.begin(request, "ada").await().atMost(LIMIT);
  }

  /** Everything of stream box, as fast as may be. */
  public Replay everythingTo(String consumer) {
    return done(begin(everything(consumer, 10_000)));
  }

  public static ReplayRequest everything(String consumer, int eventsPerSecond) {
    return new ReplayRequest(
        "box", consumer, Optional.empty(), Optional.empty(), Optional.empty(), eventsPerSecond);
  }

  public static Replay done(Answer<Replay> answer) {
    return ((Answer.Done<Replay>) answer).result();
  }

  public Replay now(Replay replay) {
    return replays.find(replay.id()).await().atMost(LIMIT).orElseThrow();
  }

  public Answer<Replay> cancel(Replay replay) {
    return replays.cancel(replay.id(), "ada").await().atMost(LIMIT);
  }

  public boolean hasEnded(Replay replay) {
    return now(replay).endedAt().isPresent();
  }

  /** Nothing is being published here. */
  boolean isIdle() {
    return runner.isIdle();
  }

  @Override
  public void close() {
    runner.close();
    republisher.close();
  }
}
