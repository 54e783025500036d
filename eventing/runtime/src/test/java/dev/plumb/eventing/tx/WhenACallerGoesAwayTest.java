package dev.plumb.eventing.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.fixture.Warnings;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenACallerGoesAwayTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ROLLED_BACK = "was rolled back after its caller had gone";
  private static final String ADD = "insert into entry (name) values ($1)";

  private final TestDatabase database = TestDatabase.create("gone");
  private final Transactions transactions = new PoolTransactions(database.pool());
  private final AtomicInteger committed = new AtomicInteger();

  WhenACallerGoesAwayTest() {
    database.run("create table entry (name text primary key)");
  }

  @AfterEach
  void remove() {
    database.close();
  }

  @Test
  void whatWasBegunIsDoneToItsEnd() throws InterruptedException {
    addAndLeave("a", "b");

    await().atMost(LIMIT).untilAtomic(committed, is(1));
    assertThat(database.number("select count(*) from entry")).isEqualTo(2);
  }

  @Test
  void whatFailsIsRolledBackWhollyAndSaid() throws InterruptedException {
    try (Warnings warnings = new Warnings()) {
      addAndLeave("a", "a");

      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(warnings.messages()).anyMatch(said -> said.contains(ROLLED_BACK)));
    }
    assertThat(database.number("select count(*) from entry")).isZero();
    assertThat(committed).hasValue(0);
  }

  private void addAndLeave(String before, String after) throws InterruptedException {
    CountDownLatch half = new CountDownLatch(1);
    Cancellable caller =
        transactions
            .inTransaction(
                tx -> {
                  tx.afterCommit(committed::incrementAndGet);
                  return tx.update(ADD, before)
                      .invoke(half::countDown)
                      .chain(() -> tx.select("select pg_sleep(0.3)::text"))
                      .chain(() -> tx.update(ADD, after));
                })
            .subscribe()
            .with(result -> {});
    assertThat(half.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    caller.cancel();
  }
}
