package dev.plumb.eventing.effect;

import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.tx.PoolTransactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Workers over one database, and the words the tests are written in. */
final class EffectBench implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Pool pool;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<EffectWorker> workers = new ArrayList<>();
  final PoolTransactions transactions;
  private final TestDatabase database;

  EffectBench() {
    database = TestDatabase.create("effect_" + NUMBER.incrementAndGet());
    pool = database.pool();
    transactions = new PoolTransactions(pool);
    pool.query("create table settled (key uuid, purpose text)").execute().await().indefinitely();
  }

  EffectWorker worker(EffectPort port) {
    return worker(port, new TestSettings());
  }

  EffectWorker worker(EffectPort port, TestSettings settings) {
    return worker(settings, port);
  }

  EffectWorker worker(TestSettings settings, EffectPort... ports) {
    EffectWorker worker =
        new EffectWorker(
            database.vertx(),
            pool,
            transactions,
            new EffectPorts(List.of(ports)),
            settings,
            meters,
            new Random(1),
            "worker-" + workers.size());
    workers.add(worker);
    worker.start();
    return worker;
  }

  /** What operators of that worker's replica have. */
  EffectLedger ledger(EffectWorker worker, EffectPort... ports) {
    return new EffectLedger(
        transactions, new EffectPorts(List.of(ports)), new TestSettings(), worker);
  }

  /** As a use case does: in a transaction, waking the given worker after it. */
  void intend(EffectWorker worker, NewEffect... effects) {
    List<EffectPort> kinds =
        Stream.of(effects).map(NewEffect::kind).distinct().<EffectPort>map(Ledger::new).toList();
    SqlEffects sql = new SqlEffects(() -> new EffectPorts(kinds), worker::wake);
    transactions.inTransaction(tx -> sql.intend(tx, List.of(effects))).await().indefinitely();
  }

  /** In an application whose only port is the given one. */
  void intendWith(EffectPort port, NewEffect... effects) {
    SqlEffects sql = new SqlEffects(() -> new EffectPorts(List.of(port)), () -> {});
    transactions
        .inTransaction(
            tx -> sql.intend(tx, List.of(effects[0])).chain(() -> sql.intend(tx, List.of(effects))))
        .await()
        .indefinitely();
  }

  static NewEffect effect(UUID key, String purpose) {
    return new NewEffect("parcel.send", key, purpose, "{\"weight\": 3}");
  }

  static NewEffect effect(String purpose) {
    return effect(UUID.randomUUID(), purpose);
  }

  double gauge(String name, String provider) {
    return meters.get(name).tag("provider", provider).gauge().value();
  }

  void run(String sql) {
    pool.query(sql).execute().await().indefinitely();
  }

  void untilState(NewEffect effect, String state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> state(effect), state::equals);
  }

  String state(NewEffect effect) {
    return (String) value("select state from effect where key = $1 and purpose = $2", effect);
  }

  long settled(NewEffect effect) {
    return (Long) value("select count(*) from settled where key = $1 and purpose = $2", effect);
  }

  Object value(String sql, NewEffect effect) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(effect.key(), effect.purpose()))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getValue(0);
  }

  @Override
  public void close() {
    workers.forEach(EffectWorker::stop);
    database.close();
  }
}
