package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

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
      stage.startRelay();
      stage.awaitAllSent();
      assertThat(stage.number("select seq_scan from pg_stat_user_tables where relname = 'outbox'"))
          .as("sequential scans, without those of this test")
          .isLessThanOrEqualTo(stage.countsOfWaiting());
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
