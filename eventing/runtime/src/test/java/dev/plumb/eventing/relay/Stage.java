package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.backends.BackendSettings;
import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.lease.LeaseSettings;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.outbox.CommitListener;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.outbox.SqlOutbox;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A database and a virtual host of a test's own, with relays that publish from one to the other.
 */
final class Stage implements AutoCloseable {

  static final String STREAM = "order";

  private static final AtomicInteger STAGES = new AtomicInteger();
  private static final int INSERTED_AT_ONCE = 5_000;

  final Backends backends;
  final Pool pool;
  final BrokerSettings broker;
  final BrokerConnector connector;
  final RelaySettings settings;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  private final String name;
  private final Vertx vertx = Vertx.vertx();
  private final Random random = new Random(7);
  private final List<Relay> relays = new ArrayList<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final Transactions transactions;
  private final Outbox outbox;

  private Stage(String name, RelaySettings settings, Backends backends) {
    this.backends = backends;
    this.name = name;
    this.settings = settings;
    backends.postgres().createDatabase(name);
    backends.rabbit().createVirtualHost(name);
    broker = brokerSettings(backends.rabbit().port());
    connector = new BrokerConnector(broker);
    pool = newPool(12);
    run(TestDatabase.migrations());
    transactions = new PoolTransactions(pool);
    outbox = outbox(events -> listeners.forEach(each -> each.committed(events)));
  }

  static Stage open() {
    return open(quick());
  }

  static Stage open(RelaySettings settings) {
    return new Stage(nameOfTest(), settings, TheBackends.ONES);
  }

  /** For what ends a broker, so that the next test doesn't meet what is left of it. */
  static Stage openOnServersOfItsOwn() {
    return new Stage(nameOfTest(), quick(), TheBackends.fresh());
  }

  private static String nameOfTest() {
    String test =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(each -> !each.equals(Stage.class.getName()))
                        .findFirst())
            .orElseThrow();
    String plain = test.substring(test.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
    // Never a name twice: a quorum queue made anew under the name of a deleted one may have no
    // leader
    // after its broker was killed.
    return plain + "_" + STAGES.incrementAndGet();
  }

  /** As by default, with short pauses. */
  static RelaySettings quick() {
    return polling(Duration.ofMillis(200), 1_000, 4_000);
  }

  static RelaySettings polling(Duration interval, int window, int memory) {
    return new RelaySettings(
        "/plumb/test",
        64,
        window,
        Math.min(500, memory),
        memory,
        interval,
        Duration.ofSeconds(2),
        Duration.ofMillis(50),
        Duration.ofMillis(400),
        Duration.ofSeconds(5),
        14);
  }

  Relay startRelay() {
    return startRelay(Duration.ofSeconds(10), UUID.randomUUID());
  }

  Relay startRelay(Duration leaseTtl, UUID owner) {
    return startRelay(leaseTtl, owner, pool, connector);
  }

  Relay startRelay(Duration leaseTtl, UUID owner, Pool its, BrokerConnector through) {
    Relay relay =
        new Relay(
            "relay-" + relays.size(),
            settings,
            new LeaseTable(its, new LeaseSettings(leaseTtl)),
            its,
            through,
            metrics,
            owner,
            System::nanoTime,
            InstantSource.system(),
            new Random(relays.size()),
            EventSpans.none());
    relays.add(relay);
    listeners.add(relay);
    relay.start();
    return relay;
  }

  /** One transaction with one event. */
  void commit(UUID key, long version) {
    commit(STREAM, key, version);
  }

  void commit(String stream, UUID key, long version) {
    commit(List.of(event(stream, key, version)));
  }

  /** Versions 1 to {@code versions} of each of {@code keys} new keys, in few transactions. */
  void commitMany(int keys, int versions) {
    List<UUID> each = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      each.add(newKey());
    }
    List<NewEvent> events = new ArrayList<>();
    for (int version = 1; version <= versions; version++) {
      for (UUID key : each) {
        events.add(event(key, version));
        if (events.size() == INSERTED_AT_ONCE) {
          commit(List.copyOf(events));
          events.clear();
        }
      }
    }
    commit(events);
  }

  private void commit(List<NewEvent> events) {
    transactions
        .inTransaction(tx -> outbox.append(tx, events))
        .await()
        .atMost(Duration.ofMinutes(1));
  }

  NewEvent event(UUID key, long version) {
    return event(STREAM, key, version);
  }

  private NewEvent event(String stream, UUID key, long version) {
    byte[] body = new byte[500];
    random.nextBytes(body);
    return new NewEvent(
        new UUID(random.nextLong(), random.nextLong()),
        stream,
        key,
        version,
        "order.order-placed.v1",
        "contracts/order/order-placed/v1",
        Instant.now(),
        body);
  }

  UUID newKey() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  Outbox outbox() {
    return outbox;
  }

  /** One of which the relays hear nothing, as if it were another process's. */
  Outbox outbox(CommitListener listener) {
    return new SqlOutbox(new Shards(settings.shards()), () -> null, listener);
  }

  Transactions transactions() {
    return transactions;
  }

  /** A quorum queue bound to the stream's exchange. */
  void bind(String queue) {
    bind(queue, Map.of("x-queue-type", "quorum"));
  }

  void bind(String queue, Map<String, Object> arguments) {
    bind(STREAM, queue, arguments);
  }

  void bindStream(String stream, String queue) {
    bind(stream, queue, Map.of());
  }

  private void bind(String stream, String queue, Map<String, Object> arguments) {
    onBroker(
        channel -> {
          channel.exchangeDeclare(stream, "fanout", true);
          channel.queueDeclare(queue, true, false, false, arguments);
          channel.queueBind(queue, stream, "");
        });
  }

  void onBroker(BrokerWork work) {
    try (Connection connection = connector.open("test");
        Channel channel = connection.createChannel()) {
      work.on(channel);
    } catch (IOException | java.util.concurrent.TimeoutException failed) {
      throw new IllegalStateException(failed);
    }
  }

  interface BrokerWork {
    void on(Channel channel) throws IOException;
  }

  long waiting() {
    return number("select count(*) from outbox");
  }

  void awaitAllSent() {
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .ignoreExceptions()
          .until(() -> waiting() == 0);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "not all sent: " + relays.stream().map(Relay::status).toList() + outcomes() + queues(),
          late);
    }
  }

  private String queues() {
    return backends.rabbit().ctl("list_queues", "-p", name, "name", "state", "messages");
  }

  private String outcomes() {
    return Stream.of("confirmed", "returned", "nacked", "timed-out", "unanswered", "fenced")
        .map(outcome -> outcome + " " + count(outcome))
        .collect(Collectors.joining(", ", " with ", ""));
  }

  Relay relay(int number) {
    return relays.get(number);
  }

  List<String> days() {
    List<String> names = new ArrayList<>();
    pool.query(
            "select inhrelid::regclass::text from pg_inherits where inhparent = 'event_log'::regclass")
        .execute()
        .await()
        .indefinitely()
        .forEach(row -> names.add(row.getString(0)));
    return names;
  }

  long logged() {
    return number("select count(*) from event_log");
  }

  long number(String sql, Object... args) {
    Row row =
        pool.preparedQuery(sql).execute(Tuple.wrap(args)).await().indefinitely().iterator().next();
    return ((Number) row.getValue(0)).longValue();
  }

  void run(String script) {
    pool.query(script).execute().await().indefinitely();
  }

  /** Counted over all relays of the stage. */
  double count(String outcome) {
    return metrics.counter("plumb.relay.events", "outcome", outcome).count();
  }

  Pool newPool(int size) {
    Postgres postgres = backends.postgres();
    return pool(
        vertx, postgres.host(), postgres.port(), postgres.user(), postgres.password(), name, size);
  }

  static Pool pool(
      Vertx vertx, String host, int port, String user, String password, String database, int size) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setUser(user)
            .setPassword(password)
            .setDatabase(database)
            .setCachePreparedStatements(true);
    return Pool.newInstance(
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(size))
            .connectingTo(options)
            .using(vertx)
            .build());
  }

  String name() {
    return name;
  }

  long depth(String queue) {
    AtomicLong depth = new AtomicLong();
    onBroker(channel -> depth.set(channel.messageCount(queue)));
    return depth.get();
  }

  BrokerSettings brokerSettings(int port) {
    return new BrokerSettings(
        backends.rabbit().host(),
        port,
        backends.rabbit().user(),
        backends.rabbit().password(),
        name,
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    relays.forEach(Relay::stop);
    pool.close().await().indefinitely();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    if (backends != TheBackends.ONES) {
      backends.close();
      return;
    }
    backends.rabbit().deleteVirtualHost(name);
    backends.postgres().dropDatabase(name);
  }

  /** Shared by the test classes of one JVM; they end with it. */
  private static final class TheBackends {
    static final Backends ONES = fresh();

    static Backends fresh() {
      return Backends.start(BackendSettings.defaults().ofKind(BackendSettings.Kind.LOCAL));
    }
  }
}
