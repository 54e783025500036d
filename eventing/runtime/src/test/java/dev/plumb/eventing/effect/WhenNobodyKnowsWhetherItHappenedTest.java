package dev.plumb.eventing.effect;

import static dev.plumb.eventing.effect.EffectBench.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenNobodyKnowsWhetherItHappenedTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final EffectBench bench = new EffectBench();
  private final Ledger ledger = new Ledger("parcel.send");
  private final NewEffect effect = effect("send:1");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTimeoutAfterItHappenedIsAskedAboutAndNotCalledAgain() {
    ledger.failing(effect, Ledger.Fault.SILENCE_AFTER);

    bench.intend(bench.worker(ledger), effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.calls).hasSize(1);
    assertThat(ledger.asks).hasSize(1);
    assertThat(bench.settled(effect)).isOne();
  }

  @Test
  void aBrokenConnectionIsAskedAboutAndNotCalledAgain() {
    ledger.failing(effect, Ledger.Fault.BREAK_AFTER);

    bench.intend(bench.worker(ledger), effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.calls).hasSize(1);
  }

  @Test
  void whatNeverHappenedIsCalledAgainWithTheSameKey() {
    ledger.failing(effect, Ledger.Fault.SILENCE_BEFORE);

    bench.intend(bench.worker(ledger), effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.calls).containsExactly(effect.idempotencyKey(), effect.idempotencyKey());
    assertThat(ledger.asks).hasSize(1);
  }

  @Test
  void aWorkerThatDiesBetweenCallAndClosingLeavesItToBeAskedAbout() {
    ledger.failing(effect, Ledger.Fault.SILENCE_AFTER);
    TestSettings frozen =
        new TestSettings().withCallTimeout(LONG).withClaim(Duration.ofMillis(700));
    EffectWorker dying = bench.worker(ledger, frozen);
    bench.intend(dying, effect);
    await().until(() -> ledger.holds(effect));
    assertThat(bench.state(effect)).isEqualTo("IN_FLIGHT");
    dying.stop();

    bench.worker(ledger);

    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.calls).hasSize(1);
    assertThat(ledger.asks).hasSize(1);
    assertThat(bench.settled(effect)).isOne();
  }

  @Test
  void aWorkerThatWakesUpAfterItsClaimSettlesNothing() {
    ledger.failing(effect, Ledger.Fault.LATE_ANSWER);
    TestSettings slow =
        new TestSettings().withCallTimeout(Duration.ofSeconds(2)).withClaim(Duration.ofMillis(300));
    EffectWorker sleeper = bench.worker(ledger, slow);
    bench.intend(sleeper, effect);
    await().until(() -> ledger.holds(effect));

    bench.worker(ledger);
    bench.untilState(effect, "CONFIRMED");
    await().until(() -> confirmations() == 2);

    await().during(Duration.ofMillis(300)).until(() -> bench.settled(effect) == 1);
    assertThat(ledger.calls).hasSize(1);
  }

  @Test
  void aCallThatTakesLongerThanTheClaimIsNobodyElsesBusiness() {
    ledger.failing(effect, Ledger.Fault.LATE_ANSWER);
    TestSettings patient =
        new TestSettings()
            .withCallTimeout(Duration.ofSeconds(20))
            .withClaim(Duration.ofMillis(600))
            .withRenew(Duration.ofMillis(100));
    EffectWorker slow = bench.worker(ledger, patient);
    bench.intend(slow, effect);
    bench.worker(ledger, patient);

    bench.untilState(effect, "CONFIRMED");

    assertThat(ledger.calls).hasSize(1);
    assertThat(ledger.asks).isEmpty();
    assertThat(bench.settled(effect)).isOne();
  }

  private double confirmations() {
    return bench
        .meters
        .counter("plumb.effect.answers", "kind", "parcel.send", "answer", "confirmed")
        .count();
  }

  @Test
  void afterTheKeyWindowItWaitsForAPersonAndIsNotCalledAgain() {
    ledger.failing(effect, Ledger.Fault.SILENCE_BEFORE);
    TestSettings forgetful =
        new TestSettings().withClaim(Duration.ofSeconds(1)).withKeyWindow(Duration.ofMillis(1_100));

    bench.intend(bench.worker(ledger, forgetful), effect);

    await().until(() -> bench.meters.get("plumb.effect.waiting").gauge().value() == 1);
    assertThat(bench.state(effect)).isEqualTo("UNKNOWN");
    assertThat(bench.meters.get("plumb.effect.unknown").gauge().value()).isOne();
    assertThat(bench.meters.get("plumb.effect.oldest.open").gauge().value()).isPositive();
    assertThat(ledger.calls).hasSize(1);
  }

  @Test
  void whatAnEventOlderThanTheKeyWindowAsksForMayHaveHappenedBeforeARestore() {
    NewEffect before = effect("send:2");
    bench.intend(bench.worker(ledger), before);
    bench.untilState(before, "CONFIRMED");
    bench.run("delete from effect");
    Instant longAgo = Instant.now().minus(Duration.ofDays(2));

    bench.intend(bench.worker(ledger), before.causedAt(longAgo), effect.causedAt(longAgo));

    bench.untilState(before, "CONFIRMED");
    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.asks)
        .containsExactlyInAnyOrder(before.idempotencyKey(), effect.idempotencyKey());
    assertThat(ledger.calls).containsExactly(before.idempotencyKey(), effect.idempotencyKey());
  }

  @Test
  void aYoungEventsCallIsMadeWithoutAQuestion() {
    bench.intend(bench.worker(ledger), effect.causedAt(Instant.now().minus(Duration.ofHours(1))));

    bench.untilState(effect, "CONFIRMED");
    assertThat(ledger.asks).isEmpty();
  }

  @Test
  void aClosingThatFailsIsTriedAgainWithoutAnotherCall() {
    ledger.settlesThatFail.set(3);

    bench.intend(bench.worker(ledger), effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(bench.settled(effect)).isOne();
    assertThat(ledger.calls).hasSize(1);
  }
}
