package dev.plumb.eventing.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every table of leases does. */
@Tag("stores")
abstract class LeaseSuite {

  static final int SLOTS = 4;

  /** All are long, so that it doesn't matter how long a test takes. */
  static final Duration TTL = Duration.ofMinutes(30);

  private static final Duration MOMENT = Duration.ofMinutes(5);

  /** What the replica has afterwards, slot to fence number. */
  abstract Map<Integer, Long> renewAndTake(String owner);

  abstract void pass(Duration time);

  @Test
  void whoeverComesFirstHasAll() {
    assertThat(renewAndTake("a")).isEqualTo(Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L));
  }

  @Test
  void whoeverComesWhileAllIsHeldHasNone() {
    renewAndTake("a");

    assertThat(renewAndTake("b")).isEmpty();
  }

  @Test
  void whatIsRenewedKeepsItsFence() {
    Map<Integer, Long> taken = renewAndTake("a");
    pass(TTL.minus(MOMENT));

    assertThat(renewAndTake("a")).isEqualTo(taken);
    pass(TTL.minus(MOMENT));
    assertThat(renewAndTake("b")).isEmpty();
  }

  @Test
  void whatHasEndedGoesToAnotherUnderTheNextFence() {
    renewAndTake("a");
    pass(TTL.plus(MOMENT));

    assertThat(renewAndTake("b")).isEqualTo(Map.of(0, 2L, 1, 2L, 2, 2L, 3, 2L));
    assertThat(renewAndTake("a")).isEmpty();
  }

  @Test
  void whatHasEndedAndNobodyTookIsRenewedUnderItsFence() {
    Map<Integer, Long> taken = renewAndTake("a");
    pass(TTL.plus(MOMENT));

    assertThat(renewAndTake("a")).isEqualTo(taken);
  }

  @Test
  void whatComesBackComesUnderANewFence() {
    renewAndTake("a");
    pass(TTL.plus(MOMENT));
    renewAndTake("b");
    pass(TTL.plus(MOMENT));

    assertThat(renewAndTake("a")).isEqualTo(Map.of(0, 3L, 1, 3L, 2, 3L, 3, 3L));
  }

  @Test
  void thoseWhoAreThereShareWhatHasEnded() {
    renewAndTake("a");
    pass(MOMENT.multipliedBy(2));
    renewAndTake("b");
    renewAndTake("c");
    pass(TTL.minus(MOMENT));

    Map<Integer, Long> ours = renewAndTake("b");
    Map<Integer, Long> others = renewAndTake("c");
    assertThat(ours).hasSize(SLOTS / 2);
    assertThat(others).hasSize(SLOTS / 2).doesNotContainKeys(ours.keySet().toArray(Integer[]::new));
  }

  @Test
  void whoeverHasMoreThanHisShareKeepsItUntilItEnds() {
    Map<Integer, Long> taken = renewAndTake("a");
    renewAndTake("b");

    assertThat(renewAndTake("a")).isEqualTo(taken);
  }
}
