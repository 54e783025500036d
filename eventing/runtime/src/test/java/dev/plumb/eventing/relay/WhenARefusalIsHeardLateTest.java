package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.lease.HeldLeases;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The database refused a mark, and we had the shard back before we heard of it. */
class WhenARefusalIsHeardLateTest {

  private static final int SHARD = 3;

  private final Lanes lanes = new Lanes(1, () -> 0);
  private final LaneSends sends =
      new LaneSends(
          lanes,
          4,
          new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)),
          1,
          () -> 0);
  private final LeasedShards shards =
      new LeasedShards(Runnable::run, Duration.ofSeconds(1), lanes, sends, () -> {});
  private Map<Integer, Long> held = Map.of(SHARD, 1L);

  WhenARefusalIsHeardLateTest() {
    shards.by(
        new HeldLeases() {
          @Override
          public Map<Integer, Long> held() {
            return held;
          }

          @Override
          public boolean mayFinish(int slot, long fence) {
            return true;
          }
        });
  }

  @Test
  void theShardIsOursUnderItsNewLease() {
    getBackUnder(3);

    assertThat(shards.refused(Map.of(SHARD, 1L))).isZero();
    assertThat(shards.ours()).containsEntry(SHARD, 3L);
  }

  @Test
  void theShardIsNotOursUnderTheLeaseThatWasRefused() {
    assertThat(shards.refused(Map.of(SHARD, 1L))).isOne();
    assertThat(shards.ours()).isEmpty();
  }

  @Test
  void theShardIsOursAgainOnceWeHaveItBack() {
    shards.refused(Map.of(SHARD, 1L));

    held = Map.of(SHARD, 3L);

    assertThat(shards.ours()).containsEntry(SHARD, 3L);
  }

  private void getBackUnder(long fence) {
    held = Map.of(SHARD, fence);
    shards.gained(held);
  }
}
