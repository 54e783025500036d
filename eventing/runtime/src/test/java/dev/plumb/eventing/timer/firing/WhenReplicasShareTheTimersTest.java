package dev.plumb.eventing.timer.firing;

import static dev.plumb.eventing.timer.firing.TimerBench.longAgo;
import static dev.plumb.eventing.timer.firing.TimerBench.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenReplicasShareTheTimersTest {

  private final TimerBench bench = new TimerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void eachFiresOnceWhoeverFiresIt() {
    List<UUID> bells = Stream.generate(bench::bell).limit(300).toList();
    bench.change(bells.stream().map(bell -> ring(bell, longAgo())).toArray(TimerChange[]::new));

    bench.worker();
    bench.worker();
    bench.worker();

    bench.untilNoneWaits();
    assertThat(bench.database.number("select count(*) from bell where rung = 1")).isEqualTo(300);
    assertThat(bench.database.number("select count(*) from outbox")).isEqualTo(300);
  }

  @Test
  void thoseOfADeadReplicaAreFiredByAnother() {
    UUID bell = bench.bell();
    bench.change(ring(bell, longAgo()));
    UUID dead = UUID.randomUUID();
    List<DueTimer> claimed = claim(dead, Duration.ofMillis(1));

    bench.worker();
    bench.untilNoneWaits();
    bench.change(ring(bell, new Due.After(Duration.ofHours(1))));
    FiringTransaction.Fired late =
        bench.transaction().fire(new Bell.Ring(), claimed, dead).await().indefinitely();

    assertThat(claimed).hasSize(1);
    assertThat(bench.rung(bell)).isOne();
    assertThat(late).as("a zombie fires nothing").isEqualTo(new FiringTransaction.Fired(0, 0));
    assertThat(bench.waiting()).as("nor does it take what was set since").isOne();
  }

  @Test
  void aClaimedOneIsNotClaimedAgain() {
    bench.change(ring(bench.bell(), longAgo()));

    assertThat(claim(UUID.randomUUID(), Duration.ofHours(1))).hasSize(1);
    assertThat(claim(UUID.randomUUID(), Duration.ofHours(1))).isEmpty();
  }

  @Test
  void oneCancelledWhileItIsAboutToFireDoesNot() {
    UUID bell = bench.bell();
    bench.change(ring(bell, longAgo()));
    CompletableFuture<Void> goOn = new CompletableFuture<>();

    CompletableFuture<Void> cancelling = cancelHoldingTheLock(bell, goOn);
    bench.worker();
    await().until(() -> waitingForALock() == 1);
    goOn.complete(null);

    cancelling.join();
    bench.untilNoneWaits();
    assertThat(bench.rung(bell)).isZero();
  }

  @Test
  void aStopWaitsForWhatIsFiring() {
    UUID bell = bench.bell();
    bench.change(ring(bell, longAgo()));
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CompletableFuture<Void> holding = holdTheLock(bell, goOn);
    TimerWorker worker = bench.worker();
    await().until(() -> waitingForALock() == 1);

    CompletableFuture<Void> stop = CompletableFuture.runAsync(worker::stop);
    goOn.complete(null);
    stop.join();

    holding.join();
    assertThat(bench.waiting()).isZero();
    assertThat(bench.rung(bell)).isOne();
  }

  private CompletableFuture<Void> cancelHoldingTheLock(UUID bell, CompletableFuture<Void> goOn) {
    return holding(bell, goOn, new CancelTimer(Bell.RING, bell));
  }

  private CompletableFuture<Void> holdTheLock(UUID bell, CompletableFuture<Void> goOn) {
    return holding(bell, goOn);
  }

  /** As a use case does: the aggregate first, then its timers. Returns once the lock is held. */
  private CompletableFuture<Void> holding(
      UUID bell, CompletableFuture<Void> goOn, TimerChange... changes) {
    CompletableFuture<Void> locked = new CompletableFuture<>();
    CompletableFuture<Void> done =
        bench
            .transactions
            .inTransaction(
                tx ->
                    tx.select("select 1 from bell where key = $1 for update", bell)
                        .invoke(rows -> locked.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(goOn))
                        .chain(() -> bench.timers(ignored -> {}).change(tx, List.of(changes))))
            .subscribeAsCompletionStage();
    locked.join();
    return done;
  }

  private List<DueTimer> claim(UUID claim, Duration length) {
    return bench.rows.claim(claim, 16, length).await().indefinitely();
  }

  private long waitingForALock() {
    return bench.database.number(
        """
        select count(*) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
          and wait_event_type = 'Lock'
        """);
  }
}
