package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.eventing.lease.LeaseSettings;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.lease.Leases;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Monotonic time goes on without the process, or the process without a renewal. */
class WhenTheProcessSleepsTest {

  private static final Duration TTL = Duration.ofMinutes(1);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000);

  @Test
  void itHoldsNothingAnyMoreWhateverTheClocksSay() {
    try (Stage stage = Stage.open();
        Leases leases = leases(stage)) {
      leases.start();
      await().until(() -> leases.held().size() == 4);
      long fence = leases.held().get(0);
      assertThat(leases.mayFinish(0, fence)).isTrue();

      nanoTime.addAndGet(TTL.toNanos());

      assertThat(leases.held()).isEmpty();
      assertThat(leases.mayFinish(0, fence)).isFalse();
      assertThat(stage.number("select count(*) from lease where expires_at > clock_timestamp()"))
          .as("as the database's clock has it")
          .isEqualTo(4);
    }
  }

  private Leases leases(Stage stage) {
    return new Leases(
        new LeaseTable(stage.pool, new LeaseSettings(TTL)),
        "test",
        4,
        UUID.randomUUID(),
        nanoTime::get,
        new Deaf());
  }

  private static final class Deaf implements LeaseListener {
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
