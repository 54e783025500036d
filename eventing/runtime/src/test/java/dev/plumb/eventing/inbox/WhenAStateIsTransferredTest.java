package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenAStateIsTransferredTest {

  private static InboxUnderTest inbox;

  private final BoxEvents box = BoxEvents.ofSomeBox();
  private long stale;

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("state");
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @BeforeEach
  void look() {
    stale = staleNow();
    inbox.database.run("truncate parked, dead_letter");
  }

  @AfterEach
  void everyDeliveryHasOneOutcome() {
    assertThat(inbox.outcomes()).isEqualTo(inbox.deliveries());
  }

  @Test
  void itStandsForAllVersionsUpToItsOwn() {
    inbox.deliver(box.filled(1), box.event(4, Box.STATE));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(4));
    assertThat(inbox.watermark(box.key())).isEqualTo(4);
  }

  @Test
  void itCanBeTheFirstThatIsHeardOfAKey() {
    inbox.deliver(box.event(3, Box.STATE));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
    assertThat(inbox.watermark(box.key())).isEqualTo(3);
  }

  @Test
  void whatIsParkedAboveItGoesOnAndWhatIsBelowIsDropped() {
    inbox.deliver(box.filled(3), box.filled(5), box.filled(6), box.filled(8));

    inbox.deliver(box.event(4, Box.STATE));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(6));
    assertThat(inbox.database.column("select version from parked")).containsExactly(8L);
    assertThat(staleSince()).isEqualTo(1);
  }

  @Test
  void whatItStoodForIsStaleWhenItComesAfterAll() {
    inbox.deliver(box.event(4, Box.STATE));
    inbox.deliver(box.filled(1, 4));
    inbox.deliver(box.filled(5));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(5));
    assertThat(staleSince()).isEqualTo(4);
  }

  @Test
  void itIsNotTakenWhereTheEventsThemselvesAreThere() {
    inbox.deliver(
        box.event(3, Box.STATE), box.filled(1), box.event(2, Box.FORBIDDEN), box.filled(3));

    assertThat(inbox.box(box.key())).containsExactly(1L, 3L);
    assertThat(staleSince()).isEqualTo(1);
  }

  @Test
  void aStaleOneChangesNothing() {
    inbox.deliver(box.filled(1, 5));

    inbox.deliver(box.event(4, Box.STATE), box.event(5, Box.STATE));

    assertThat(inbox.watermark(box.key())).isEqualTo(5);
    assertThat(staleSince()).isEqualTo(2);
  }

  @Test
  void theNewestOfTwoIsTakenAndADuplicateIsNone() {
    ReceivedEvent state = box.event(6, Box.STATE);

    inbox.deliver(box.event(4, Box.STATE), state, state, box.filled(7));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(7));
    assertThat(staleSince()).isEqualTo(1);
  }

  @Test
  void oneThatCantBeAppliedIsDeadAndLeavesTheGapOpen() {
    inbox.deliver(box.filled(1), box.filled(4), box.event(3, Box.BROKEN_STATE));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.rows("dead_letter")).isEqualTo(1);
    assertThat(inbox.database.column("select version from parked")).containsExactly(4L);

    inbox.deliver(box.filled(2, 3));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(4));
  }

  private static long staleNow() {
    return inbox.outcome(Outcome.STALE) + inbox.released(Outcome.STALE);
  }

  private long staleSince() {
    return staleNow() - stale;
  }
}
