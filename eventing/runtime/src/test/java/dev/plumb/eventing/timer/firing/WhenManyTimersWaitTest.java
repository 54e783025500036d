package dev.plumb.eventing.timer.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenManyTimersWaitTest {

  private final TimerBench bench = new TimerBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aClaimReadsOnlyWhatItTakesThoughTheTableWasNeverAnalysed() {
    fill("interval '-1 hour'");

    long before = tuplesRead();
    int claimed =
        bench.rows.claim(UUID.randomUUID(), 16, Duration.ofHours(1)).await().indefinitely().size();
    bench.rows.untilNext().await().indefinitely();

    assertThat(claimed).isEqualTo(16);
    assertThat(tuplesRead() - before).isLessThan(1_000);
  }

  @Test
  void afterADowntimeAllAreMadeUpForInBatches() {
    bench.database.run(
        "insert into bell select gen_random_uuid(), 0 from generate_series(1, 2000)");
    bench.database.run(
        """
        insert into timer (key, purpose, version, due_at, next_at)
        select key, 'bell.ring', 1, now() - interval '1 day', now() - interval '1 day' from bell
        """);

    bench.worker();

    bench.untilNoneWaits();
    assertThat(bench.database.number("select count(*) from bell where rung = 1")).isEqualTo(2000);
  }

  @Test
  void whatIsDueAndHowLateIsMeasured() {
    TimerWorker worker = bench.worker();
    worker.stop();
    fill("interval '-1 hour'");
    TimerMetrics metrics = new TimerMetrics(bench.meters);

    metrics.dueNow(bench.rows.measure().await().indefinitely());

    assertThat(bench.rows.measure().await().indefinitely().due()).isEqualTo(50_000);
    assertThat(bench.rows.measure().await().indefinitely().lateSeconds()).isGreaterThan(3_599);
  }

  @Test
  void whatIsNotDueIsNotLate() {
    fill("interval '1 hour'");

    assertThat(bench.rows.measure().await().indefinitely()).isEqualTo(new DueNow(0, 0));
    assertThat(bench.rows.untilNext().await().indefinitely().orElseThrow())
        .isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
  }

  private void fill(String away) {
    bench.database.run(
        """
        insert into timer (key, purpose, version, due_at, next_at)
        select gen_random_uuid(), 'bell.ring', 1, now() + %1$s, now() + %1$s
        from generate_series(1, 50000)
        """
            .formatted(away));
  }

  /** Counted by the server for the session's own transactions; flushed so that it is seen here. */
  private long tuplesRead() {
    bench.database.run("select pg_stat_force_next_flush()");
    return bench.database.number(
        """
        select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables
        where relname = 'timer'
        """);
  }
}
