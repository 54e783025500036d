package dev.plumb.eventing.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody looks by himself within the hour: what happens is heard of. */
class WhenReplicasComeAndGoTest {

  private static final Duration AT_ONCE = Duration.ofMinutes(1);
  private static final LeaseSettings SETTINGS = new LeaseSettings(Duration.ofHours(9));
  private static final int SLOTS = 9;
  private static final String SLOT = "partition";

  private final TestDatabase database = TestDatabase.create("comeandgo");
  private final List<Leases> all = new ArrayList<>();

  @AfterEach
  void close() {
    all.forEach(Leases::close);
    database.close();
  }

  @Test
  void whoComesGetsAShareAtOnce() {
    start(1);
    awaitShares(9);

    start(1);
    awaitShares(5, 4);
    start(2);
    awaitShares(3, 2, 2, 2);
  }

  @Test
  void whatIsLeftBehindIsTakenOverAtOnce() {
    start(4);
    awaitShares(3, 2, 2, 2);

    leave(2);
    awaitShares(5, 4);
    leave(1);
    awaitShares(9);

    assertThat(database.number("select count(*) from lease_member")).isOne();
  }

  @Test
  void whoIsCutOffHearsAgain() {
    start(1);
    awaitShares(9);

    database.run(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'
        """);
    start(1);

    awaitShares(5, 4);
  }

  @Test
  void whoseOtherConnectionsAreAllTakenGoesOnRenewing() {
    Pool busy = database.anotherPool();
    start(1, busy);
    awaitShares(9);
    for (int i = 1; i < TestDatabase.CONNECTIONS; i++) {
      busy.getConnection().await().atMost(AT_ONCE);
    }

    start(1);
    awaitShares(5, 4);
  }

  private void start(int number) {
    start(number, database.pool());
  }

  private void start(int number, Pool pool) {
    for (int i = 0; i < number; i++) {
      Leases leases =
          new Leases(
              new LeaseTable(pool, SETTINGS),
              SLOT,
              SLOTS,
              UUID.randomUUID(),
              System::nanoTime,
              new Willing());
      leases.start();
      all.add(leases);
    }
  }

  private void leave(int number) {
    for (int i = 0; i < number; i++) {
      all.removeLast().close();
    }
  }

  private void awaitShares(Integer... slots) {
    await()
        .atMost(AT_ONCE)
        .untilAsserted(
            () ->
                assertThat(all)
                    .extracting(each -> each.held().size())
                    .containsExactlyInAnyOrder(slots));
  }

  private static final class Willing implements LeaseListener {
    @Override
    public void gained(Map<Integer, Long> fences) {}

    @Override
    public Uni<Void> yielding(Set<Integer> slots) {
      return Uni.createFrom().voidItem();
    }

    @Override
    public void lost(Set<Integer> slots) {}
  }
}
