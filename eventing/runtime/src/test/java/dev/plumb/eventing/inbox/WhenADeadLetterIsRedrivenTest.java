package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.inbox.Redriven.End;
import dev.plumb.eventing.operation.Answer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenADeadLetterIsRedrivenTest {

  private static InboxUnderTest inbox;
  private static DeadLettersUnderTest dead;

  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeAll
  static void start() {
    inbox = new InboxUnderTest("redriven");
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
  void itGoesFirstAndThenWhatWaitsBehindIt() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3), box.filled(4));

    Redriven redriven = redrive(dead.mended());

    assertThat(redriven.end()).isEqualTo(End.APPLIED);
    assertThat(redriven.released()).isEqualTo(2);
    assertThat(redriven.stoppedAt()).isEmpty();
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(4));
    assertThat(inbox.watermark(box.key())).isEqualTo(4);
    assertThat(inbox.rows("parked")).isZero();
    assertThat(inbox.rows("dead_letter")).isZero();
  }

  @Test
  void whatFollowsFromItAndWhoDidItCommitWithIt() {
    inbox.deliver(box.event(1, Box.BROKEN));

    redrive(dead.mended());

    assertThat(
            inbox.database.column(
                """
                select distinct xmin::text from (
                  select xmin from box where key = $1
                  union all select xmin from watermark where key = $1
                  union all select xmin from outbox where key = $1
                  union all select xmin from operation where key = $1 and operator = 'ada'
                ) as written
                """,
                box.key()))
        .hasSize(1);
    assertThat(dead.outcomes(box.key())).containsExactly("APPLIED");
  }

  @Test
  void whileItsStreamIsStoppedItStaysAndIsSaid() {
    inbox.deliver(box.event(1, Box.BROKEN));
    inbox.database.run("insert into upstream (stream, stopped_at) values ('box', now())");

    String why = DeadLettersUnderTest.conflict(dead.mended().redrive(dead.idOf(box.key()), "ada"));
    inbox.database.run("delete from upstream");

    assertThat(why).contains("box is stopped");
    assertThat(inbox.rows("dead_letter")).isEqualTo(1);
    assertThat(inbox.box(box.key())).isEmpty();
  }

  @Test
  void oneOfAHistoryThatWasAbandonedMeanwhileIsStale() {
    inbox.deliver(box.event(1, Box.BROKEN));
    inbox.database.run("insert into upstream (stream, epoch) values ('box', 2)");

    Redriven redriven = redrive(dead.mended());
    inbox.database.run("delete from upstream");

    assertThat(redriven.end()).isEqualTo(End.STALE);
    assertThat(redriven.why().orElseThrow()).contains("history 1").contains("abandoned");
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.box(box.key())).isEmpty();
  }

  @Test
  void theNextPoisonStopsJustThere() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3));
    inbox.deliver(box.event(4, Box.UNSTORABLE), box.filled(5));

    Redriven redriven = redrive(dead.mended());

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
    assertThat(redriven.released()).isEqualTo(2);
    assertThat(redriven.stoppedAt()).contains(dead.idOf(box.key()));
    assertThat(inbox.database.column("select version from dead_letter")).containsExactly(4L);
    assertThat(inbox.database.column("select version from parked")).containsExactly(5L);
  }

  @Test
  void stillBrokenItStaysAsItWas() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN), box.filled(3));
    long id = dead.idOf(box.key());

    Redriven redriven = redrive(dead.asBefore());

    assertThat(redriven.end()).isEqualTo(End.STILL_DEAD);
    assertThat(redriven.why()).contains("IllegalStateException: a bug");
    assertThat(dead.idOf(box.key())).isEqualTo(id);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.database.column("select version from parked")).containsExactly(3L);
    assertThat(dead.outcomes(box.key())).containsExactly("STILL_DEAD");
  }

  @Test
  void whatTheDatabaseRefusesStaysWithItsReason() {
    inbox.deliver(box.event(1, Box.UNSTORABLE), box.filled(2));

    Redriven redriven = redrive(dead.mended());

    assertThat(redriven.end()).isEqualTo(End.STILL_DEAD);
    assertThat(redriven.why().orElseThrow()).contains("box_versions_check");
    assertThat(inbox.rows("parked")).isEqualTo(1);
    assertThat(inbox.rows("dead_letter")).isEqualTo(1);
  }

  @Test
  void refusedItIsNoLongerInTheWay() {
    inbox.deliver(box.event(1, Box.BROKEN), box.filled(2));
    var refusing =
        new DeadLettersUnderTest.OfBoxes(
            inbox.boxes,
            EventTable.<Box>of("box")
                .on(Box.FILLED, (it, event) -> Reaction.applied(it.filled(event)))
                .on(Box.BROKEN, (it, event) -> Reaction.refused("not any more")));

    Redriven redriven = redrive(dead.with(refusing));

    assertThat(redriven.end()).isEqualTo(End.REFUSED);
    assertThat(redriven.why()).contains("not any more");
    assertThat(inbox.box(box.key())).containsExactly(2L);
  }

  @Test
  void aKeyThatHasGoneOnWithoutItIsNotTakenBack() {
    inbox.deliver(box.filled(1), box.event(2, Box.BROKEN));
    inbox.database.run("update watermark set version = 7 where key = '%s'".formatted(box.key()));

    assertThat(redrive(dead.mended()).end()).isEqualTo(End.STALE);

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
    assertThat(inbox.watermark(box.key())).isEqualTo(7);
    assertThat(inbox.rows("dead_letter")).isZero();
  }

  @Test
  void aSecondRedriveMeanwhileIsTurnedAway() {
    inbox.deliver(box.event(1, Box.BROKEN));
    long id = dead.idOf(box.key());

    Optional<String> turnedAway =
        dead.lock
            .whileHeld("redrive", () -> dead.mended().redrive(id, "bob").map(Object::toString))
            .await()
            .atMost(DeadLettersUnderTest.LIMIT);

    assertThat(turnedAway.orElseThrow()).contains("another redrive is running");
    assertThat(inbox.box(box.key())).isEmpty();
    assertThat(redrive(dead.mended()).end()).isEqualTo(End.APPLIED);
  }

  /** As after a network fault: both believe to hold the lock. */
  @Test
  void twoWhoRedriveItAtOnceApplyItOnce() {
    inbox.deliver(box.event(1, Box.BROKEN), box.filled(2), box.filled(3));
    DeadLetter letter =
        dead.mended().find(dead.idOf(box.key())).await().indefinitely().orElseThrow();
    Redrive<Box> redrive = dead.redrives.of(dead.mendedSubscription());

    List<?> both =
        Uni.join()
            .all(redrive.run(letter, "ada"), redrive.run(letter, "bob"))
            .andFailFast()
            .await()
            .atMost(DeadLettersUnderTest.LIMIT);

    assertThat(both).filteredOn(Optional.empty()::equals).hasSize(1);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(3));
    assertThat(inbox.database.number("select count(*) from outbox where key = $1", box.key()))
        .isEqualTo(1);
  }

  @Test
  void deliveriesMeanwhileTakeTheirTurn() {
    inbox.deliver(box.event(1, Box.BROKEN));
    inbox.deliver(box.filled(2, 50));

    Uni.join()
        .all(
            dead.mended()
                .redrive(dead.idOf(box.key()), DeadLettersUnderTest.OPERATOR)
                .replaceWithVoid(),
            inbox.apply(BoxEvents.batch(box.filled(51, 80))),
            inbox.apply(BoxEvents.batch(box.filled(81, 100))))
        .andFailFast()
        .await()
        .atMost(DeadLettersUnderTest.LIMIT);
    inbox.deliver(box.filled(101));

    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(101));
    assertThat(inbox.rows("parked")).isZero();
  }

  @Test
  void allWithOneReasonGoTogetherPageByPage() {
    BoxEvents second = BoxEvents.ofSomeBox();
    BoxEvents third = BoxEvents.ofSomeBox();
    BoxEvents other = BoxEvents.ofSomeBox();
    inbox.deliver(box.event(1, Box.BROKEN), second.event(1, Box.BROKEN), box.filled(2));
    inbox.deliver(other.event(1, Box.UNKNOWN), third.event(1, Box.BROKEN));
    inbox.deliver(new EventBatch("box", List.of(), List.of(unreadable("a bug of theirs"))));

    List<Redriven> page = redriveAll("A BUG", 0);
    List<Redriven> rest = redriveAll("A BUG", page.getLast().letter().id());

    assertThat(page).extracting(Redriven::end).containsExactly(End.APPLIED, End.APPLIED);
    assertThat(rest).extracting(Redriven::end).containsExactly(End.APPLIED);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(2));
    assertThat(inbox.box(other.key())).isEmpty();
    assertThat(inbox.rows("dead_letter")).isEqualTo(2);
  }

  @Test
  void whatCanNotBeReadOrIsNoLongerConsumedIsSaidSo() {
    inbox.deliver(new EventBatch("box", List.of(), List.of(unreadable("no subject"))));
    long id = inbox.database.number("select id from dead_letter");

    assertThat(
            DeadLettersUnderTest.conflict(dead.mended().redrive(id, DeadLettersUnderTest.OPERATOR)))
        .isEqualTo("dead letter " + id + " can't be read: discard it");
    assertThat(dead.mended().redrive(id + 1, "ada").await().indefinitely())
        .isInstanceOf(Answer.NotFound.class);
  }

  private static List<Redriven> redriveAll(String reason, long after) {
    return DeadLettersUnderTest.done(
        dead.mended()
            .redriveAll(
                new DeadLetterFilter(
                    Optional.of("box"),
                    Optional.empty(),
                    Optional.of(reason),
                    Optional.empty(),
                    after,
                    2),
                DeadLettersUnderTest.OPERATOR));
  }

  private Redriven redrive(DeadLetters letters) {
    return DeadLettersUnderTest.done(
        letters.redrive(dead.idOf(box.key()), DeadLettersUnderTest.OPERATOR));
  }

  private static UnreadableDelivery unreadable(String reason) {
    return new UnreadableDelivery(reason, Map.of(), new byte[] {1});
  }
}
