package dev.plumb.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.TestOutbox;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a lower position than others that were committed, and compared, before. */
class WhenATransactionCommitsLateTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.create("late");
  private final Outbox outbox = TestOutbox.create();
  private final Transactions transactions = new PoolTransactions(database.pool());
  private final AtomicLong now = new AtomicLong();
  private final LogReader reader = new LogReader(new EventLogTable(database.pool(), 14), now::get);
  private final UUID late = UUID.randomUUID();
  private final UUID early = UUID.randomUUID();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theLogIsReadNoFurtherUntilItHas() {
    CompletableFuture<Void> commit = new CompletableFuture<>();
    CompletableFuture<Void> held = append(late, Uni.createFrom().completionStage(commit));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                database.number(
                        """
                        select count(*) from pg_stat_activity
                        where state = 'idle in transaction' and datname = current_database()
                        """)
                    == 1);
    append(early, Uni.createFrom().voidItem()).join();

    look(0);
    Page before = look(0);
    commit.complete(null);
    held.join();
    look(0);
    Page after = look(0);

    assertThat(before.highest()).isEmpty();
    assertThat(before.upTo()).isZero();
    assertThat(after.highest())
        .containsExactlyInAnyOrder(new KeyVersion(late, 1), new KeyVersion(early, 1));
    assertThat(look(after.upTo()).highest()).isEmpty();
  }

  private Page look(long after) {
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    return reader
        .page("box", new Look("test", after, UUID.randomUUID(), Look.TO_ME))
        .await()
        .atMost(LIMIT);
  }

  private CompletableFuture<Void> append(UUID key, Uni<Void> beforeCommit) {
    NewEvent event =
        new NewEvent(
            UUID.randomUUID(),
            "box",
            key,
            1,
            "box.filled.v1",
            "contracts/box/v1",
            Instant.EPOCH,
            new byte[0]);
    return transactions
        .inTransaction(tx -> outbox.append(tx, List.of(event)).chain(() -> beforeCommit))
        .subscribeAsCompletionStage();
  }
}
