package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.inbox.Redriven.End;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenADeadLetterIsDiscardedTest {

  private static InboxUnderTest inbox;
  private static DeadLettersUnderTest dead;

  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("discarded");
    dead = new DeadLettersUnderTest(inbox);
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @BeforeEach
  void forgetOtherTests() {
    inbox.database.run("delete from dead_letter; delete from parked");
  }

  @Test
  void itsKeyStepsOverItAndGoesOn() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3), box.filled(4));

    Redriven discarded = discard(dead.idOf(box.key()));

    assertThat(discarded.end()).isEqualTo(End.DISCARDED);
    assertThat(discarded.released()).isEqualTo(2);
    assertThat(inbox.box(box.key())).containsExactly(1L, 3L, 4L);
    assertThat(inbox.watermark(box.key())).isEqualTo(4);
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.rows("parked")).isZero();
  }

  @Test
  void nothingBringsItBack() {
    var broken = box.event(2, Box.BROKEN);
    inbox.deliver(box.filled(1), broken);
    discard(dead.idOf(box.key()));
    inbox.database.run("delete from inbox");

    inbox.deliver(broken);

    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.watermark(box.key())).isEqualTo(2);
  }

  @Test
  void whoDidItAndWhyIsKept() {
    inbox.deliver(box.event(1, Box.BROKEN));

    discard(dead.idOf(box.key()));

    assertThat(
            inbox.database.column(
                """
                select concat_ws('|', action, operator, reason, version, type, outcome, detail)
                from operation where key = $1
                """,
                box.key()))
        .containsExactly(
            "DISCARD|ada|settled by hand|1|box.broken.v1|DISCARDED"
                + "|was dead: IllegalStateException: a bug");
  }

  @Test
  void theNextPoisonBehindItStopsTheKeyAgain() {
    inbox.deliver(box.event(1, Box.BROKEN), box.filled(2), box.filled(4));
    inbox.deliver(box.event(3, Box.BROKEN));

    Redriven discarded = discard(dead.idOf(box.key()));

    assertThat(inbox.box(box.key())).containsExactly(2L);
    assertThat(discarded.stoppedAt()).contains(dead.idOf(box.key()));
    assertThat(inbox.database.column("select version from parked")).containsExactly(4L);
  }

  @Test
  void whatCanNotBeReadGoesWithoutAKey() {
    inbox.deliver(
        new EventBatch(
            "box",
            List.of(),
            List.of(new UnreadableDelivery("no subject", Map.of("a", "b"), new byte[] {1}))));
    long id = inbox.database.number("select id from dead_letter");

    assertThat(discard(id).end()).isEqualTo(End.DISCARDED);

    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.database.column("select detail from operation where key is null"))
        .containsExactly("was dead: no subject");
  }

  @Test
  void aHoleBeforeItIsNotSteppedOver() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3));
    inbox.database.run("update watermark set version = 0 where key = '%s'".formatted(box.key()));

    discard(dead.idOf(box.key()));

    assertThat(inbox.watermark(box.key())).isZero();
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.rows("parked")).isEqualTo(1);
  }

  private static Redriven discard(long id) {
    return DeadLettersUnderTest.done(
        dead.asBefore().discard(id, "settled by hand", DeadLettersUnderTest.OPERATOR));
  }
}
