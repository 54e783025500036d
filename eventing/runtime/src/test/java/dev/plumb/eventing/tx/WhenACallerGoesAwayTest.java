package dev.plumb.eventing.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenACallerGoesAwayTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
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
    CountDownLatch half = new CountDownLatch(1);
    Cancellable caller =
        transactions
            .inTransaction(
                tx -> {
                  tx.afterCommit(committed::incrementAndGet);
                  return tx.update(ADD, "a")
                      .invoke(half::countDown)
                      .chain(() -> tx.select("select pg_sleep(0.3)::text"))
                      .chain(() -> tx.update(ADD, "b"))
                      .chain(() -> tx.update(ADD, "c"));
                })
            .subscribe()
            .with(result -> {});
    assertThat(half.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

    caller.cancel();

    await().atMost(LIMIT).untilAtomic(committed, org.hamcrest.Matchers.is(1));
    assertThat(database.number("select count(*) from entry")).isEqualTo(3);
  }
}
