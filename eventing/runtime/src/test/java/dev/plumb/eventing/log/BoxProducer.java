package dev.plumb.eventing.log;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.history.Histories;
import dev.plumb.eventing.history.History;
import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.TestOutbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.topology.Provision;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A service that publishes stream box, and answers for it while it is told to. */
public final class BoxProducer implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  public final TestDatabase database = TestDatabase.create("producer");
  private final TestBroker broker;
  private final Outbox outbox = TestOutbox.create();
  private final Transactions transactions = new PoolTransactions(database.pool());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private LogService answering;

  public BoxProducer(TestBroker broker) {
    this.broker = broker;
    database.run("create table made (key uuid primary key, version bigint not null)");
  }

  public void answer() {
    EventLogTable table = new EventLogTable(database.pool(), 14);
    Answers answers =
        new Answers(
            new MadeBoxes(),
            "/test",
            table,
            new LogReader(table, System::nanoTime),
            transactions,
            new FreshContext(database.vertx()),
            meters,
            Provision.MAKES);
    answering =
        new LogService(
            new BrokerConnector(broker.settings()),
            Map.of("box", answers),
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), new Random(1)));
    answering.start();
  }

  public void fallSilent() {
    answering.stop();
    answering = null;
  }

  /** Committed and not published yet. */
  public void commit(List<ReceivedEvent> events) {
    transactions
        .inTransaction(
            tx ->
                outbox
                    .append(tx, events.stream().map(BoxProducer::fresh).toList())
                    .chain(() -> made(tx, events)))
        .await()
        .atMost(LIMIT);
  }

  /** What was committed goes out, and counts as sent. */
  public void publish(List<ReceivedEvent> events) {
    commit(events);
    int epoch = (int) database.number("select max(epoch) from history");
    broker.publish(events.stream().map(event -> in(epoch, event)).toList());
    database.run("delete from outbox");
  }

  /** After its database was put back: who acts, says so. */
  public Answer<History> beginHistory(String reason) {
    return new Histories(transactions).begin("ada", reason).await().atMost(LIMIT);
  }

  private static ReceivedEvent in(int epoch, ReceivedEvent event) {
    return new ReceivedEvent(
        event.id(),
        event.source(),
        event.stream(),
        event.key(),
        event.version(),
        epoch,
        event.type(),
        event.schema(),
        event.occurredAt(),
        event.traceparent(),
        event.body());
  }

  public long counted(String what) {
    return (long) meters.counter("plumb.log." + what, "stream", "box").count();
  }

  @Override
  public void close() {
    if (answering != null) {
      answering.stop();
    }
    database.close();
  }

  private static Uni<Void> made(Tx tx, List<ReceivedEvent> events) {
    return tx.update(
            """
            insert into made (key, version)
            select key, max(version) from unnest($1::uuid[], $2::bigint[]) as e(key, version)
            group by key
            on conflict (key) do update set version = excluded.version
            """,
            events.stream().map(ReceivedEvent::key).toArray(UUID[]::new),
            events.stream().map(ReceivedEvent::version).toArray(Long[]::new))
        .replaceWithVoid();
  }

  private static NewEvent fresh(ReceivedEvent event) {
    return new NewEvent(
        event.id(),
        event.stream(),
        event.key(),
        event.version(),
        event.type(),
        event.schema(),
        event.occurredAt(),
        event.body());
  }

  private static final class MadeBoxes implements StateSource {

    @Override
    public String stream() {
      return "box";
    }

    @Override
    public Set<String> types() {
      return Set.of();
    }

    @Override
    public Uni<List<NewEvent>> states(Tx tx, Set<UUID> keys) {
      return tx.select(
              "select key, version from made where key = any($1::uuid[])",
              (Object) keys.toArray(UUID[]::new))
          .map(rows -> rows.stream().map(MadeBoxes::state).toList());
    }

    private static NewEvent state(Object[] row) {
      return new NewEvent(
          UUID.randomUUID(),
          "box",
          (UUID) row[0],
          (Long) row[1],
          Box.STATE,
          "contracts/box/v1",
          Instant.EPOCH,
          new byte[] {1});
    }
  }
}
