package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhenARedriveIsRehearsedTest {

  private static InboxUnderTest inbox;
  private static DeadLettersUnderTest dead;

  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("rehearsed");
    dead = new DeadLettersUnderTest(inbox);
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @Test
  void eachStepIsToldFromTheStateTheOneBeforeLeaves() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3));
    inbox.deliver(box.event(4, Box.FORBIDDEN), box.event(5, Box.DULL));

    List<Rehearsed> steps = rehearse(dead.mended());

    assertThat(steps)
        .extracting(step -> step.version() + " " + step.outcome() + ": " + step.change())
        .containsExactly(
            "2 APPLIED: Box moves from FILLED[1] to FILLED[1, 2]",
            "3 APPLIED: Box moves from FILLED[1, 2] to FILLED[1, 2, 3]",
            "4 REFUSED: not allowed",
            "5 APPLIED: no change");
    assertThat(steps.getFirst().events()).containsExactly("echo.heard.v1");
  }

  @Test
  void stillBrokenItSaysWhyAndLooksNoFurther() {
    inbox.deliver(box.event(1, Box.BROKEN), box.filled(2));

    assertThat(rehearse(dead.asBefore()))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.outcome()).isEqualTo(Outcome.DEAD);
              assertThat(step.change()).isEqualTo("IllegalStateException: a bug");
            });
  }

  @Test
  void nothingIsWritten() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3));
    String before = everything();

    rehearse(dead.mended());

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aKeyThatHasGoneOnIsSaidSo() {
    inbox.deliver(box.event(1, Box.BROKEN));
    inbox.database.run("update watermark set version = 3 where key = '%s'".formatted(box.key()));

    assertThat(rehearse(dead.mended()))
        .extracting(Rehearsed::change)
        .containsExactly("nothing: its key has gone on to version 3");
  }

  private List<Rehearsed> rehearse(DeadLetters letters) {
    return DeadLettersUnderTest.done(letters.rehearse(dead.idOf(box.key()), 20));
  }

  private static String everything() {
    return inbox
        .database
        .column(
            """
            select string_agg(t, E'\\n' order by t) from (
              select 'box ' || xmin || box from box
              union all select 'watermark ' || xmin || watermark from watermark
              union all select 'parked ' || xmin || parked from parked
              union all select 'dead ' || xmin || dead_letter from dead_letter
              union all select 'log ' || xmin || event_log from event_log
              union all select 'operation ' || xmin || operation from operation
            ) as rows(t)
            """)
        .getFirst()
        .toString();
  }
}
