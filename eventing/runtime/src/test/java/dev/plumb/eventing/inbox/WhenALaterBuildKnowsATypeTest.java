package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenALaterBuildKnowsATypeTest {

  private static InboxUnderTest inbox;
  private static DeadLettersUnderTest dead;

  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("later_build");
    dead = new DeadLettersUnderTest(inbox);
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @BeforeEach
  void anEarlierBuildPutsItAside() {
    inbox.database.run("delete from dead_letter; delete from parked");
    inbox.deliver(box.event(1, Box.UNKNOWN), box.filled(2));
    assertThat(inbox.database.column("select version from parked")).containsExactly(2L);
  }

  @Test
  void itIsAppliedWithWhatWaitsBehindItAndNobodyIsAsked() {
    assertThat(redriven(knowing((it, event) -> Reaction.applied(it.filled(event))))).isEqualTo(1);

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(2));
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(operations()).containsExactly("plumb APPLIED");
  }

  @Test
  void oneThatIgnoresItGoesOn() {
    assertThat(redriven(Box.table().ignore(Box.UNKNOWN))).isEqualTo(1);

    assertThat(inbox.box(box.key())).containsExactly(2L);
    assertThat(inbox.rows("dead_letter")).isZero();
  }

  @Test
  void theEarlierBuildLeavesItWhereItIs() {
    assertThat(redriven(Box.table())).isZero();

    assertThat(inbox.rows("dead_letter")).isEqualTo(1);
    assertThat(operations()).isEmpty();
  }

  @Test
  void oneThatFailsIsTriedOnce() {
    EventTable<Box> failing =
        knowing(
            (it, event) -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(redriven(failing)).isEqualTo(1);
    assertThat(redriven(failing)).isZero();

    assertThat(inbox.database.column("select reason from dead_letter"))
        .containsExactly("IllegalStateException: a bug");
    assertThat(operations()).containsExactly("plumb STILL_DEAD");
  }

  @Test
  void whatIsDeadForAnotherReasonWaitsForAPerson() {
    BoxEvents other = BoxEvents.ofSomeBox();
    inbox.deliver(other.event(1, Box.BROKEN));

    assertThat(redriven(Box.mended())).isZero();

    assertThat(inbox.rows("dead_letter")).isEqualTo(2);
  }

  private static EventTable<Box> knowing(BiFunction<Box, ReceivedEvent, Reaction<Box>> reaction) {
    return Box.table().on(Box.UNKNOWN, reaction);
  }

  private static int redriven(EventTable<Box> table) {
    var subscription = new DeadLettersUnderTest.OfBoxes(inbox.boxes, table);
    return new UnknownTypes(
            inbox.transactions, new Subscriptions(List.of(subscription)), dead.with(subscription))
        .redrive()
        .await()
        .atMost(DeadLettersUnderTest.LIMIT);
  }

  private List<Object> operations() {
    return inbox.database.column(
        "select operator || ' ' || outcome from operation where key = $1 order by id", box.key());
  }
}
