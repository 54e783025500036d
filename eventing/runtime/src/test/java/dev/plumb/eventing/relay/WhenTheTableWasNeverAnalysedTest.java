package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WhenTheTableWasNeverAnalysedTest {

  private static final int EVENTS = 50_000;

  @Test
  void fiftyThousandRowsFlow() {
    try (Stage stage = Stage.open()) {
      stage.run("alter table outbox set (autovacuum_enabled = false)");
      stage.bind("all");
      stage.commitMany(EVENTS / 5, 5);
      assertThat(stage.number("select count(*) from pg_stats where tablename = 'outbox'")).isZero();
      long before = scansOfMakingTheTables(stage);
      stage.startRelay();
      await().atMost(Duration.ofSeconds(60)).until(() -> deleted(stage) == EVENTS);
      assertThat(scans(stage)).as("sequential scans").isEqualTo(before);
      assertThat(stage.waiting()).isZero();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  /**
   * To build an index is to scan the table. A backend that is idle reports that after ten seconds.
   */
  private static long scansOfMakingTheTables(Stage stage) {
    return await().atMost(Duration.ofSeconds(60)).until(() -> scans(stage), scans -> scans > 0);
  }

  private static long scans(Stage stage) {
    return counter(stage, "seq_scan");
  }

  private static long deleted(Stage stage) {
    return counter(stage, "n_tup_del");
  }

  /** As the server counts, which is without looking into the table. */
  private static long counter(Stage stage, String name) {
    return stage.number("select " + name + " from pg_stat_user_tables where relname = 'outbox'");
  }
}
