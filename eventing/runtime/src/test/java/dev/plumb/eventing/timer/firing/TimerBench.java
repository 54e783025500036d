package dev.plumb.eventing.timer.firing;

import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.outbox.TestOutbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.SqlTimers;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Tx;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Workers over one database, and the words the tests are written in. */
final class TimerBench implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final TestDatabase database = TestDatabase.create("timer_" + NUMBER.incrementAndGet());
  final PoolTransactions transactions = new PoolTransactions(database.pool());
  final TimerRows rows = new TimerRows(database.pool());
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TimerPorts ports = new TimerPorts(List.of(new Bell.Ring()));
  private final List<TimerWorker> workers = new ArrayList<>();

  TimerBench() {
    database.run(Bell.TABLE);
  }

  UUID bell() {
    UUID key = UUID.randomUUID();
    database.column("insert into bell values ($1, 0) returning 1", key);
    return key;
  }

  TimerWorker worker() {
    return worker(new TestTimerSettings());
  }

  TimerWorker worker(TimerSettings settings) {
    TimerMetrics metrics = new TimerMetrics(meters);
    TimerWorker worker =
        new TimerWorker(
            database.vertx(),
            rows,
            new Firing(
                transaction(),
                ports,
                rows,
                new FreshContext(database.vertx()),
                metrics,
                new Backoff(settings.backoff(), settings.maxBackoff(), new Random(1))),
            settings,
            metrics,
            UUID::randomUUID,
            System::nanoTime);
    workers.add(worker);
    worker.start();
    return worker;
  }

  FiringTransaction transaction() {
    Effects none = (tx, effects, traces) -> Uni.createFrom().voidItem();
    return new FiringTransaction(
        transactions, rows, TestOutbox.create(), none, timers(ignored -> {}));
  }

  /** With a use case that wakes the given worker. */
  SqlTimers timers(Consumer<Duration> wake) {
    return new SqlTimers(ports::of, wake);
  }

  void change(TimerChange... changes) {
    inTransaction(tx -> timers(ignored -> {}).change(tx, List.of(changes)));
  }

  void change(TimerWorker worker, TimerChange... changes) {
    inTransaction(tx -> timers(worker::wakeWithin).change(tx, List.of(changes)));
  }

  void inTransaction(Function<Tx, Uni<Void>> work) {
    transactions.inTransaction(work).await().indefinitely();
  }

  static SetTimer ring(UUID bell, Due due) {
    return ring(bell, 1, due);
  }

  static SetTimer ring(UUID bell, long version, Due due) {
    return new SetTimer(Bell.RING, bell, version, due);
  }

  static Due in(long millis) {
    return new Due.After(Duration.ofMillis(millis));
  }

  static Due longAgo() {
    return new Due.At(Instant.EPOCH);
  }

  int rung(UUID bell) {
    return (int) database.number("select rung from bell where key = $1", bell);
  }

  long told(UUID bell) {
    return database.number("select count(*) from outbox where key = $1", bell);
  }

  long waiting() {
    return database.number("select count(*) from timer");
  }

  double fired(String outcome) {
    return meters.counter("plumb.timer.fired", "purpose", Bell.RING, "outcome", outcome).count();
  }

  void untilNoneWaits() {
    await().atMost(Duration.ofSeconds(30)).until(this::waiting, waiting -> waiting == 0);
  }

  @Override
  public void close() {
    workers.forEach(TimerWorker::stop);
    database.close();
  }
}
