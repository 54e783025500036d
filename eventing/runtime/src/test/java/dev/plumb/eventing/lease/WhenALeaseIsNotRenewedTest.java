package dev.plumb.eventing.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhenALeaseIsNotRenewedTest {

  private static final long BEGAN = Long.MAX_VALUE - 5;
  private static final long ENDS = BEGAN + 10;

  private final Term term = Term.of(Map.of(1, 7L, 2, 8L), Set.of(2), ENDS);

  /** Monotonic time may be negative, and pass from the largest number to the smallest. */
  @Test
  void itIsOverAtItsEndAndNotBefore() {
    assertThat(term.isOver(BEGAN)).isFalse();
    assertThat(term.isOver(ENDS - 1)).isFalse();
    assertThat(term.isOver(ENDS)).isTrue();
    assertThat(term.isOver(ENDS + 1)).isTrue();
  }

  @Test
  void nothingMayBeFinishedAnyMore() {
    assertThat(term.mayFinish(1, 7, ENDS - 1)).isTrue();
    assertThat(term.mayFinish(1, 7, ENDS)).isFalse();
  }

  @Test
  void whatIsBeingYieldedMayBeFinishedButNotBegun() {
    assertThat(term.fences()).containsOnlyKeys(1);
    assertThat(term.mayFinish(2, 8, BEGAN)).isTrue();
  }

  @Test
  void whatWasBegunUnderAnotherLeaseMayNotBeFinished() {
    assertThat(term.mayFinish(1, 6, BEGAN)).isFalse();
    assertThat(term.mayFinish(2, 7, BEGAN)).isFalse();
    assertThat(term.mayFinish(3, 7, BEGAN)).isFalse();
  }

  @Test
  void oneThatIsHeldUnderAnotherFenceNumberWasLostAndGained() {
    Term next = Term.of(Map.of(1, 9L), Set.of(), ENDS);
    assertThat(next.lostSince(term)).containsExactly(1);
    assertThat(next.gainedSince(term)).containsExactly(Map.entry(1, 9L));
  }

  @Test
  void oneThatIsYieldedIsNotLost() {
    Term before = Term.of(Map.of(1, 7L, 2, 8L), Set.of(), BEGAN);
    assertThat(term.lostSince(before)).isEmpty();
    assertThat(term.gainedSince(before)).isEmpty();
  }
}
