package dev.plumb.eventing.timer.firing;

import static dev.plumb.eventing.timer.firing.TimerBench.in;
import static dev.plumb.eventing.timer.firing.TimerBench.longAgo;
import static dev.plumb.eventing.timer.firing.TimerBench.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenATimerIsDueTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private final TimerBench bench = new TimerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void itFiresOnceWithStateAndEvent() {
    UUID bell = bench.bell();
    bench.worker();

    bench.change(ring(bell, in(20)));

    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).isOne();
    assertThat(bench.told(bell)).isOne();
    await().until(() -> bench.fired("applied") == 1);
  }

  @Test
  void itDoesNotFireBefore() {
    UUID early = bench.bell();
    UUID late = bench.bell();
    bench.worker();

    bench.change(ring(late, new Due.After(NEVER)), ring(early, in(1)));

    await().until(() -> bench.rung(early) == 1);
    assertThat(bench.rung(late)).isZero();
    assertThat(bench.waiting()).isOne();
  }

  @Test
  void aCommitWakesTheWorkerBeforeItsNextPoll() {
    UUID bell = bench.bell();
    TimerWorker worker = bench.worker(new TestTimerSettings().withPoll(NEVER));

    bench.change(worker, ring(bell, in(100)));

    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).isOne();
  }

  @Test
  void aRollbackLeavesNone() {
    UUID bell = bench.bell();
    assertThatThrownBy(
            () ->
                bench.inTransaction(
                    tx ->
                        bench
                            .timers(ignored -> {})
                            .change(tx, List.of(ring(bell, longAgo())))
                            .chain(() -> Uni.createFrom().failure(new IllegalStateException()))))
        .isInstanceOf(IllegalStateException.class);

    assertThat(bench.waiting()).isZero();
  }

  @Test
  void aCancelledOneDoesNotFire() {
    UUID bell = bench.bell();
    UUID other = bench.bell();
    bench.change(ring(bell, longAgo()), ring(other, longAgo()));
    bench.change(new CancelTimer(Bell.RING, bell));

    bench.worker();

    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).isZero();
    assertThat(bench.rung(other)).isOne();
  }

  @Test
  void settingItAgainMovesIt() {
    UUID bell = bench.bell();
    bench.change(ring(bell, longAgo()));
    bench.change(ring(bell, 7, in(1)));

    bench.worker();

    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).as("version 7 came too late").isZero();
    await().until(() -> bench.fired("refused") == 1);
  }

  @Test
  void ofTwoChangesInOneTransactionTheLaterCounts() {
    UUID bell = bench.bell();

    bench.change(ring(bell, longAgo()), new CancelTimer(Bell.RING, bell));

    assertThat(bench.waiting()).isZero();
  }

  @Test
  void itMaySetTheNext() {
    UUID bell = bench.bell();
    bench.worker();

    bench.change(ring(bell, 2, longAgo()));

    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).isEqualTo(2);
  }

  @Test
  void oneThatNobodyCanFireFailsItsTransaction() {
    SetTimer unheardOf = new SetTimer("bell.melt", bench.bell(), 1, longAgo());

    assertThatThrownBy(() -> bench.change(unheardOf)).hasMessageContaining("bell.melt");
    assertThat(bench.waiting()).isZero();
  }

  @Test
  void oneThatFailsHoldsUpNoOtherAndIsTriedAgain() {
    UUID broken = bench.bell();
    UUID sound = bench.bell();
    bench.change(ring(broken, 0, longAgo()), ring(sound, longAgo()));

    bench.worker();

    await().until(() -> bench.rung(sound) == 1);
    await().until(() -> bench.fired("failed") > 1);
    bench.change(ring(broken, longAgo()));
    bench.untilNoneWaits();
    assertThat(bench.rung(broken)).isOne();
    assertThat(bench.rung(sound)).isOne();
  }

  @Test
  void whatCanNotBeWrittenChangesNothing() {
    UUID bell = bench.bell();
    bench.database.run(
        """
        insert into outbox (position, logged_on, shard, stream, key, version)
        values (0, current_date, 0, 'bell', '%s', 1)
        """
            .formatted(bell));
    bench.change(ring(bell, longAgo()));

    bench.worker();

    await().until(() -> bench.fired("failed") > 0);
    assertThat(bench.rung(bell)).isZero();
    assertThat(bench.waiting()).isOne();
  }
}
