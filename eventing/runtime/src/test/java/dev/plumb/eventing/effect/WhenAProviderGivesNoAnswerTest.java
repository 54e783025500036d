package dev.plumb.eventing.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.effect.Ledger.Fault;
import dev.plumb.eventing.operation.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenAProviderGivesNoAnswerTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EffectBench bench = new EffectBench();
  private final Ledger parcels = new Ledger("parcel.send");
  private final Ledger letters = new Ledger("letter.send");
  private final TestProviderSettings jumpy = new TestProviderSettings().opensAfter(4);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void nothingMoreIsCalledAndNoKeyGrowsOld() {
    EffectWorker worker = bench.worker(parcels, settings(jumpy.triedEvery(HOUR)));
    parcels.down = true;
    bench.intend(worker, effects("parcel.send", 30));
    untilOpen();
    untilNothingIsUnderWay();
    int calls = parcels.calls.size() + parcels.asks.size();

    NewEffect later = effect("parcel.send", UUID.randomUUID(), "send:1");
    bench.intend(worker, later);

    await()
        .during(Duration.ofMillis(500))
        .until(() -> parcels.calls.size() + parcels.asks.size() == calls);
    assertThat(calls).isLessThan(30);
    assertThat(bench.state(later)).isEqualTo("PENDING");
    assertThat(untouched(later)).isEqualTo(true);
    assertThat(answers("unknown")).isEqualTo(calls);
  }

  @Test
  void oneCallATimeTellsThatItIsBackAndEverythingIsMadeOnce() {
    EffectWorker worker = bench.worker(parcels, settings(jumpy));
    parcels.down = true;
    NewEffect[] effects = effects("parcel.send", 30);
    bench.intend(worker, effects);
    untilOpen();

    parcels.down = false;

    await().atMost(PATIENCE).until(() -> parcels.settled.size() == effects.length);
    assertThat(parcels.count()).isEqualTo(effects.length);
    assertThat(bench.gauge("plumb.effect.circuit.open", "parcel")).isZero();
  }

  @Test
  void aRefusalIsAnAnswer() {
    NewEffect[] effects = effects("parcel.send", 12);
    for (NewEffect effect : effects) {
      parcels.failing(effect, Fault.REFUSAL);
    }

    bench.intend(bench.worker(parcels, settings(jumpy.triedEvery(HOUR))), effects);

    await().atMost(PATIENCE).until(() -> parcels.settled.size() == effects.length);
    assertThat(bench.gauge("plumb.effect.circuit.open", "parcel")).isZero();
  }

  @Test
  void soIsOneThatSettlesNothing() {
    NewEffect[] effects = effects("parcel.send", 12);
    for (NewEffect effect : effects) {
      parcels.failing(effect, Fault.SHRUG);
    }

    bench.intend(bench.worker(parcels, settings(jumpy.triedEvery(HOUR))), effects);

    await().atMost(PATIENCE).until(() -> parcels.settled.size() == effects.length);
    assertThat(parcels.calls).hasSize(effects.length);
    assertThat(bench.gauge("plumb.effect.circuit.open", "parcel")).isZero();
  }

  @Test
  void othersGoOnAlsoForTheSameKey() {
    EffectWorker worker =
        bench.worker(settings(jumpy.triedEvery(HOUR).withConcurrency(2)), parcels, letters);
    parcels.down = true;
    UUID key = UUID.randomUUID();
    bench.intend(worker, effect("parcel.send", key, "send:1"));
    bench.intend(worker, effects("parcel.send", 300));
    untilOpen();

    NewEffect letter = effect("letter.send", key, "send:letter");
    bench.intend(worker, letter);

    bench.untilState(letter, "CONFIRMED");
    assertThat(bench.gauge("plumb.effect.circuit.open", "letter")).isZero();
  }

  @Test
  void noMoreThanItsLimitIsUnderWay() {
    EffectWorker worker =
        bench.worker(
            settings(new TestProviderSettings().withConcurrency(3))
                .withCallTimeout(Duration.ofSeconds(10)),
            parcels);
    NewEffect[] effects = effects("parcel.send", 9);
    for (NewEffect effect : effects) {
      parcels.failing(effect, Fault.LATE_ANSWER);
    }

    bench.intend(worker, effects);

    await().atMost(PATIENCE).until(() -> parcels.settled.size() == effects.length);
    assertThat(parcels.mostAtOnce.get()).isEqualTo(3);
    assertThat(new HashSet<>(parcels.calls)).hasSize(effects.length);
  }

  @Test
  void itIsSaidInTheHealthData() {
    EffectWorker worker = bench.worker(settings(jumpy.triedEvery(HOUR)), parcels, letters);
    parcels.down = true;
    bench.intend(worker, effects("parcel.send", 30));
    untilOpen();

    var health = new ProvidersReadiness(worker).call();

    assertThat(health.getData().orElseThrow())
        .containsEntry("parcel", "circuit open")
        .containsEntry("letter", "answers");
    assertThat(health.getStatus()).hasToString("UP");
  }

  @Test
  void afterTooLongItIsHeldUntilAPersonLetsItGo() {
    EffectWorker worker =
        bench.worker(
            parcels,
            settings(jumpy.triedEvery(Duration.ofMillis(50)).heldAfter(Duration.ofMillis(300))));
    parcels.down = true;
    NewEffect[] effects = effects("parcel.send", 10);
    bench.intend(worker, effects);
    await().atMost(PATIENCE).until(() -> bench.gauge("plumb.effect.held", "parcel") == 1);
    parcels.down = false;
    untilNothingIsUnderWay();
    assertThat(parcels.settled).isEmpty();

    HeldProviders providers =
        new HeldProviders(bench.transactions, new TroubleRows(bench.pool), worker);
    assertThat(providers.all().await().indefinitely())
        .singleElement()
        .matches(it -> it.name().equals("parcel") && it.heldSince().isPresent());
    assertThat(providers.release("parcel", "ann").await().indefinitely())
        .isEqualTo(new Answer.Done<>("parcel"));

    await().atMost(PATIENCE).until(() -> parcels.settled.size() == effects.length);
    await().atMost(PATIENCE).until(() -> bench.gauge("plumb.effect.held", "parcel") == 0);
    assertThat(
            count(
                """
                select count(*) from operation
                where action = 'RELEASE' and operator = 'ann' and provider = 'parcel'
                """))
        .isOne();
  }

  @Test
  void nobodyIsLetGoWhoIsNotHeld() {
    HeldProviders providers =
        new HeldProviders(
            bench.transactions,
            new TroubleRows(bench.pool),
            bench.worker(settings(jumpy), parcels));
    bench.run("insert into effect_trouble (provider) values ('parcel')");

    assertThat(providers.release("parcel", "ann").await().indefinitely())
        .isEqualTo(new Answer.Conflict<>("parcel is not held"));
    assertThat(providers.release("letter", "ann").await().indefinitely())
        .isEqualTo(new Answer.NotFound<>("provider letter"));
    assertThat(troubles()).isOne();
    assertThat(count("select count(*) from operation")).isZero();
  }

  @Test
  void oneAnswerEndsTheTroubleAlsoOfTheTimeBeforeARestart() {
    bench.run(
        "insert into effect_trouble (provider, since) values ('parcel', now() - '9d'::interval)");
    EffectWorker worker = bench.worker(parcels, settings(jumpy.heldAfter(HOUR)));

    bench.intend(worker, effects("parcel.send", 1));

    await().atMost(PATIENCE).until(() -> troubles() == 0);
  }

  private TestSettings settings(TestProviderSettings provider) {
    return new TestSettings().with(provider);
  }

  private void untilOpen() {
    await().atMost(PATIENCE).until(() -> bench.gauge("plumb.effect.circuit.open", "parcel") == 1);
  }

  private void untilNothingIsUnderWay() {
    await()
        .atMost(PATIENCE)
        .until(() -> count("select count(*) from effect where claimed_by is not null") == 0);
  }

  private long troubles() {
    return count("select count(*) from effect_trouble");
  }

  private long count(String sql) {
    return bench.pool.query(sql).execute().await().indefinitely().iterator().next().getLong(0);
  }

  private Object untouched(NewEffect effect) {
    return bench.value(
        "select attempts = 0 and first_sent_at is null from effect where key = $1 and purpose = $2",
        effect);
  }

  private double answers(String answer) {
    return bench
        .meters
        .counter("plumb.effect.answers", "kind", "parcel.send", "answer", answer)
        .count();
  }

  private static NewEffect effect(String kind, UUID key, String purpose) {
    return new NewEffect(kind, key, purpose, "{}");
  }

  private static NewEffect[] effects(String kind, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> effect(kind, UUID.randomUUID(), "send:" + i))
        .toArray(NewEffect[]::new);
  }
}
