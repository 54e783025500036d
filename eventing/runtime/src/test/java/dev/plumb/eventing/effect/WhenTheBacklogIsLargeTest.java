package dev.plumb.eventing.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenTheBacklogIsLargeTest {

  private final EffectBench bench = new EffectBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aClaimReadsOnlyWhatItTakesThoughTheTableWasNeverAnalysed() {
    run(
        """
        insert into effect (kind, key, purpose, request)
        select 'parcel.send', gen_random_uuid(), 'send:1', '{}' from generate_series(1, 50000)
        """);
    run(
        """
        insert into effect (kind, key, purpose, request)
        select 'letter.send', gen_random_uuid(), 'send:1', '{}' from generate_series(1, 3)
        """);
    EffectRows rows = new EffectRows(bench.pool, "w", Duration.ofMinutes(1));
    List<Room> rooms =
        List.of(
            new Room("parcel", 16, Duration.ofHours(24)),
            new Room("letter", 16, Duration.ofHours(24)));

    long before = tuplesRead();
    int claimed =
        rows.claim(Set.of("parcel.send", "letter.send"), rooms).await().indefinitely().size();

    assertThat(claimed).isEqualTo(16 + 3);
    assertThat(tuplesRead() - before).isLessThan(1_000);
  }

  private void run(String sql) {
    bench.pool.query(sql).execute().await().indefinitely();
  }

  /** Counted by the server for the session's own transactions; flushed so that it is seen here. */
  private long tuplesRead() {
    run("select pg_stat_force_next_flush()");
    return bench
        .pool
        .query(
            """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables
            where relname = 'effect'
            """)
        .execute()
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }
}
