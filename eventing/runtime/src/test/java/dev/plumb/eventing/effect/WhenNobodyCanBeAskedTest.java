package dev.plumb.eventing.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.effect.Ledger.Fault;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenNobodyCanBeAskedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EffectBench bench = new EffectBench();
  private final Ledger letters = new Ledger("letter.send");
  private final NewEffect effect = letter();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatMayHaveHappenedWaitsForAPersonAndIsNeitherCalledNorAskedAbout() {
    letters.failing(effect, Fault.LOST_AFTER);

    bench.intend(bench.worker(letters), effect);

    untilItWaits();
    await().during(Duration.ofSeconds(1)).until(() -> letters.calls.size() == 1);
    assertThat(letters.asks).isEmpty();
    assertThat(bench.state(effect)).isEqualTo("UNKNOWN");
    assertThat(letters.settled).isEmpty();
  }

  @Test
  void aPersonMayHaveItCalledAgain() {
    letters.failing(effect, Fault.LOST_AFTER);
    bench.intend(bench.worker(letters), effect);
    untilItWaits();

    bench.run("update effect set state = 'PENDING', first_sent_at = null, next_attempt_at = now()");

    bench.untilState(effect, "CONFIRMED");
    assertThat(letters.calls).hasSize(2);
    assertThat(letters.asks).isEmpty();
  }

  @Test
  void whatCameNotFarEnoughIsCalledAgainWithoutAsking() {
    letters.failing(effect, Fault.LOST_BEFORE, Fault.LOST_BEFORE);

    bench.intend(bench.worker(letters), effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(letters.calls).hasSize(3);
    assertThat(letters.asks).isEmpty();
    assertThat(letters.count()).isOne();
  }

  @Test
  void bothAreSilenceThatOpensTheCircuit() {
    NewEffect[] effects = letters(8);
    for (int i = 0; i < effects.length; i++) {
      letters.failing(effects[i], i % 2 == 0 ? Fault.LOST_BEFORE : Fault.LOST_AFTER);
    }
    TestProviderSettings jumpy =
        new TestProviderSettings().opensAfter(4).triedEvery(Duration.ofHours(1));

    bench.intend(bench.worker(letters, new TestSettings().with(jumpy)), effects);

    await().atMost(PATIENCE).until(() -> bench.gauge("plumb.effect.circuit.open", "letter") == 1);
  }

  @Test
  void twoReplicasCallEachOnce() {
    NewEffect[] effects = letters(40);
    for (int i = 0; i < effects.length; i += 2) {
      letters.failing(effects[i], Fault.LOST_AFTER);
    }
    TestSettings patient = new TestSettings().with(new TestProviderSettings());
    EffectWorker first = bench.worker(letters, patient);
    bench.worker(letters, patient);

    bench.intend(first, effects);

    await()
        .atMost(PATIENCE)
        .until(() -> letters.settled.size() == 20 && letters.calls.size() == effects.length);
    await().during(Duration.ofSeconds(1)).until(() -> letters.calls.size() == effects.length);
    assertThat(letters.count()).isEqualTo(effects.length);
    assertThat(letters.asks).isEmpty();
  }

  private static NewEffect[] letters(int count) {
    return Stream.generate(WhenNobodyCanBeAskedTest::letter).limit(count).toArray(NewEffect[]::new);
  }

  private void untilItWaits() {
    await()
        .atMost(PATIENCE)
        .until(() -> bench.meters.get("plumb.effect.waiting").gauge().value() == 1);
  }

  private static NewEffect letter() {
    return new NewEffect("letter.send", UUID.randomUUID(), "send:1", "{}");
  }
}
