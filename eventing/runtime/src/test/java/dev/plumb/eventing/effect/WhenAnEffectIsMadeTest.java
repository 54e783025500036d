package dev.plumb.eventing.effect;

import static dev.plumb.eventing.effect.EffectBench.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenAnEffectIsMadeTest {

  private final EffectBench bench = new EffectBench();
  private final Ledger ledger = new Ledger("parcel.send");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itsAnswerIsSettledOnceAndKept() {
    EffectWorker worker = bench.worker(ledger);
    NewEffect effect = effect("send:1");

    bench.intend(worker, effect);

    bench.untilState(effect, "CONFIRMED");
    assertThat(bench.settled(effect)).isOne();
    assertThat(
            bench.value(
                "select answer->'facts'->>'id' from effect where key = $1 and purpose = $2",
                effect))
        .isEqualTo("id-0");
    assertThat(
            bench
                .meters
                .counter("plumb.effect.answers", "kind", "parcel.send", "answer", "confirmed")
                .count())
        .isOne();
  }

  @Test
  void aCommitWakesTheWorkerBeforeItsNextPoll() {
    EffectWorker worker = bench.worker(ledger, new TestSettings().withPoll(Duration.ofHours(1)));
    NewEffect effect = effect("send:1");

    bench.intend(worker, effect);

    bench.untilState(effect, "CONFIRMED");
  }

  @Test
  void intendingItAgainMakesNoSecondCall() {
    EffectWorker worker = bench.worker(ledger);
    NewEffect effect = effect("send:1");

    bench.intend(worker, effect, effect);
    bench.untilState(effect, "CONFIRMED");
    bench.intend(worker, effect);
    bench.intend(worker, effect("send:2"));

    await().until(() -> ledger.settled.size() == 2);
    assertThat(ledger.calls).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void twoWorkersThatRaceMakeEachCallOnce() {
    EffectWorker one = bench.worker(ledger);
    EffectWorker two = bench.worker(ledger);
    NewEffect[] effects =
        IntStream.range(0, 200).mapToObj(i -> effect("send:" + i)).toArray(NewEffect[]::new);

    bench.intend(one, effects);
    two.wake();

    await().atMost(Duration.ofSeconds(20)).until(() -> ledger.settled.size() == effects.length);
    assertThat(ledger.calls).hasSize(effects.length).doesNotHaveDuplicates();
    assertThat(ledger.asks).isEmpty();
  }

  @Test
  void thoseOfOneKeyFollowEachOtherInTheOrderIntended() {
    EffectWorker one = bench.worker(ledger);
    bench.worker(ledger);
    UUID key = UUID.randomUUID();
    NewEffect[] effects =
        IntStream.range(0, 20).mapToObj(i -> effect(key, "send:" + i)).toArray(NewEffect[]::new);
    ledger.failing(effects[0], Ledger.Fault.SILENCE_AFTER);
    ledger.failing(effects[7], Ledger.Fault.SILENCE_BEFORE);

    bench.intend(one, effects);

    await().atMost(Duration.ofSeconds(20)).until(() -> ledger.settled.size() == effects.length);
    assertThat(ledger.calls.stream().distinct())
        .isEqualTo(List.of(effects).stream().map(NewEffect::idempotencyKey).toList());
  }

  @Test
  void aRefusalIsSettledOnceAndNeverCalledAgain() {
    EffectWorker worker = bench.worker(ledger);
    NewEffect effect = effect("send:1");
    ledger.failing(effect, Ledger.Fault.REFUSAL);

    bench.intend(worker, effect);

    bench.untilState(effect, "REFUSED");
    assertThat(ledger.settled)
        .containsExactly(new EffectAnswer.Refused("bad_address", "nobody lives there"));
    assertThat(ledger.calls).hasSize(1);
  }

  @Test
  void anIntentThatNobodyCanMakeFailsItsTransaction() {
    NewEffect known = effect("send:1");
    NewEffect unheardOf = new NewEffect("parcel.burn", UUID.randomUUID(), "burn:1", "{}");

    assertThatThrownBy(() -> bench.intendWith(ledger, known, unheardOf))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("parcel.burn");
    assertThat(bench.value("select count(*) from effect where key = $1 and purpose = $2", known))
        .isEqualTo(0L);
  }
}
