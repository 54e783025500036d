package dev.plumb.eventing.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.Uni;
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
  private static final int SLOTS = 12;
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
    Leases one = start(1);
    awaitEachHas(SLOTS);

    start(1);
    awaitEachHas(SLOTS / 2);
    start(2);
    awaitEachHas(SLOTS / 4);

    assertThat(one.held()).hasSize(SLOTS / 4);
  }

  @Test
  void whatIsLeftBehindIsTakenOverAtOnce() {
    start(4);
    awaitEachHas(SLOTS / 4);
    long changes = changes();

    leave(2);
    awaitEachHas(SLOTS / 2);
    leave(1);
    awaitEachHas(SLOTS);

    assertThat(changes() - changes).as("leases that changed hands").isEqualTo(SLOTS);
    assertThat(database.number("select count(*) from lease_member")).isOne();
  }

  @Test
  void whoIsCutOffHearsAgain() {
    start(1);
    awaitEachHas(SLOTS);

    database.run(
        """
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'
        """);
    start(1);

    awaitEachHas(SLOTS / 2);
  }

  private Leases start(int number) {
    for (int i = 0; i < number; i++) {
      Leases leases =
          new Leases(
              new LeaseTable(database.pool(), SETTINGS),
              SLOT,
              SLOTS,
              UUID.randomUUID(),
              System::nanoTime,
              new Willing());
      leases.start();
      all.add(leases);
    }
    return all.getLast();
  }

  private void leave(int number) {
    for (int i = 0; i < number; i++) {
      all.removeLast().close();
    }
  }

  private void awaitEachHas(int slots) {
    await()
        .atMost(AT_ONCE)
        .untilAsserted(
            () -> assertThat(all).allSatisfy(each -> assertThat(each.held()).hasSize(slots)));
  }

  private long changes() {
    return database.number("select sum(fence) from lease");
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
