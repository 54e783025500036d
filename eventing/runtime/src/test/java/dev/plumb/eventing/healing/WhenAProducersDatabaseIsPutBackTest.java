package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.Outcome;
import dev.plumb.eventing.operation.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's guide, step by step, with a database that is really copied and put back. */
class WhenAProducersDatabaseIsPutBackTest extends HealingTest {

  private static final String BACKUP = "backup";

  private final BoxEvents quiet = BoxEvents.ofSomeBox();
  private final BoxEvents lost = BoxEvents.ofSomeBox();
  private final BoxEvents young = BoxEvents.ofSomeBox();

  @BeforeEach
  void haveABackupAndGoOn() {
    consume();
    heal();
    producer.publish(box.filled(1, 3));
    producer.publish(quiet.filled(1, 2));
    producer.database.copyAs(BACKUP);
    producer.answer();
    producer.publish(box.filled(4, 6));
    producer.publish(lost.filled(1, 2));
    awaitBox(box, 6);
    awaitBox(quiet, 2);
    awaitBox(lost, 2);
    producer.fallSilent();
    producer.database.putBack(BACKUP);
  }

  @Test
  void itsConsumersStopAndGoOnInTheNextHistory() {
    producer.answer();
    producer.publish(box.filled(4, 4));
    awaitStop();
    producer.publish(quiet.filled(3, 3));

    assertThat(producer.beginHistory("put back")).isInstanceOf(Answer.Done.class);

    awaitMark(box, 2, 4);
    awaitMark(quiet, 2, 3);
    producer.publish(box.filled(5, 5));
    producer.publish(young.filled(1, 2));
    awaitMark(box, 2, 5);
    awaitMark(young, 2, 2);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(5));
    assertThat(inbox.box(quiet.key())).isEqualTo(Box.upTo(3));
    assertThat(inbox.rows("upstream where stopped_at is not null")).isZero();
    awaitOnlyTheLostOneMissing();
    await().atMost(LIMIT).until(() -> inbox.outcome(Outcome.ABANDONED) == 2);
    assertThat(inbox.database.column("select distinct reason from refusal"))
        .containsExactly("of history 1, which its producer has abandoned for history 2");
    assertThat(inbox.watermark(lost.key())).isEqualTo(2);
    assertThat(inbox.rows("dead_letter")).isZero();
    await().atMost(LIMIT).until(() -> inbox.outcomes() == inbox.deliveries());
  }

  @Test
  void whoBeginsAHistoryAtOnceStopsNobody() {
    producer.beginHistory("put back");
    producer.answer();
    producer.publish(box.filled(4, 4));

    awaitMark(box, 2, 4);
    awaitMark(quiet, 2, 2);
    awaitOnlyTheLostOneMissing();
    assertThat(inbox.rows("upstream where stopped_at is not null")).isZero();
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(4));
  }

  @Test
  void whatTheNextHistoryTellsIsAskedForWhenItIsLost() {
    producer.beginHistory("put back");
    stopConsuming();
    producer.publish(box.filled(4, 5));
    lose(version -> version == 5);
    producer.answer();
    consume();
    heal();

    awaitMark(box, 2, 5);
    awaitOnlyTheLostOneMissing();
  }

  @Test
  void whatWaitsOfTheHistoryBeforeIsNotApplied() {
    stopConsuming();
    broker.publish(List.of(quiet.filled(4), quiet.filled(6)));
    consume();
    await().atMost(LIMIT).until(() -> inbox.rows("parked") == 2);

    producer.beginHistory("put back");
    producer.answer();
    heal();
    awaitMark(quiet, 2, 2);
    await().atMost(LIMIT).until(() -> inbox.rows("parked") == 0);
    producer.publish(quiet.filled(3, 7));

    awaitMark(quiet, 2, 7);
    assertThat(inbox.box(quiet.key())).isEqualTo(Box.upTo(7));
    assertThat(inbox.released(Outcome.ABANDONED)).isEqualTo(2);
  }

  private void awaitBox(BoxEvents each, long version) {
    await().atMost(LIMIT).until(() -> inbox.box(each.key()).equals(Box.upTo(version)));
  }

  private void awaitStop() {
    await()
        .atMost(LIMIT)
        .until(() -> inbox.rows("upstream where stopped_at is not null and version = 4") == 1);
  }

  private void awaitMark(BoxEvents each, int epoch, long version) {
    String mark = "watermark where key = '%s' and epoch = %d and version = %d";
    await().atMost(LIMIT).until(() -> inbox.rows(mark.formatted(each.key(), epoch, version)) == 1);
  }

  /** What the producer doesn't know any more stays to be seen. */
  private void awaitOnlyTheLostOneMissing() {
    UUID expected = lost.key();
    await()
        .atMost(LIMIT)
        .until(() -> inbox.database.column("select key from gap").equals(List.of(expected)));
  }
}
