package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.tx.PoolTransactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By a person, because its producer has forgotten the key: its database was put back. */
class WhenAGapIsDismissedTest extends HealingTest {

  private static final String BACKUP = "backup";
  private static final String REASON = "placed after the backup";

  private final BoxEvents lost = BoxEvents.ofSomeBox();
  private Gaps gaps;

  @BeforeEach
  void forgetABox() {
    gaps = new Gaps(new PoolTransactions(inbox.database.pool()));
    consume();
    heal();
    producer.publish(box.filled(1, 3));
    producer.database.copyAs(BACKUP);
    producer.answer();
    producer.publish(lost.filled(1, 2));
    await().atMost(LIMIT).until(() -> inbox.box(lost.key()).equals(Box.upTo(2)));
    producer.fallSilent();
    producer.database.putBack(BACKUP);
  }

  @Test
  void itIsListedUntilThenAndNeitherCountedNorAskedForAfterwards() {
    beginHistory();
    awaitAskedFor(lost);
    assertThat(gaps.page(Optional.of("box"), Optional.empty(), 10).await().atMost(LIMIT))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.key()).isEqualTo(lost.key());
              assertThat(gap.applied()).isZero();
              assertThat(gap.missing()).containsExactly(1L);
              assertThat(gap.asked()).isPositive();
            });

    assertThat(dismiss(lost.key())).isEqualTo(new Answer.Done<>(0));

    assertThat(inbox.rows("gap")).isZero();
    long asked = requests();
    awaitLooks(5);
    assertThat(inbox.rows("gap")).isZero();
    assertThat(requests()).isEqualTo(asked);
    assertThat(inbox.watermark(lost.key())).isEqualTo(2);
    assertThat(
            inbox.database.column(
                "select concat_ws(' ', action, operator, reason, stream, version, outcome) from"
                    + " operation where key = $1",
                lost.key()))
        .containsExactly("DISMISS ada " + REASON + " box 1 DISMISSED");
  }

  @Test
  void whatItsProducerTellsOfTheKeyLaterIsApplied() {
    beginHistory();
    awaitAskedFor(lost);
    dismiss(lost.key());

    producer.publish(lost.filled(1, 3));

    await()
        .atMost(LIMIT)
        .until(
            () ->
                inbox.rows(
                        "watermark where key = '%s' and epoch = 2 and version = 3"
                            .formatted(lost.key()))
                    == 1);
    await().atMost(LIMIT).until(() -> inbox.rows("gap") == 0);
    assertThat(inbox.box(lost.key())).endsWith(1L, 2L, 3L);
    assertThat(inbox.rows("dead_letter")).isZero();
  }

  @Test
  void whatWaitsForItOfAnAbandonedHistoryGoesToo() {
    broker.publish(List.of(lost.filled(4)));
    await().atMost(LIMIT).until(() -> inbox.rows("parked") == 1);
    beginHistory();
    awaitAskedFor(lost);

    assertThat(dismiss(lost.key())).isEqualTo(new Answer.Done<>(1));

    assertThat(inbox.rows("parked")).isZero();
    assertThat(inbox.database.column("select version from refusal where key = $1", lost.key()))
        .containsExactly(4L);
  }

  @Test
  void oneThatItsProducerMayStillFillIsNot() {
    assertThat(dismiss(UUID.randomUUID())).isInstanceOf(Answer.NotFound.class);
    broker.publish(List.of(box.filled(6)));
    await().atMost(LIMIT).until(() -> inbox.rows("parked") == 1);
    awaitAskedFor(box);

    assertThat(dismiss(box.key())).isInstanceOf(Answer.Conflict.class);

    assertThat(inbox.rows("gap")).isOne();
    assertThat(inbox.rows("parked")).isOne();
    assertThat(inbox.rows("operation")).isZero();
  }

  private void beginHistory() {
    producer.beginHistory("put back");
    producer.answer();
    String anew = "gap where key = '%s' and version = 1".formatted(lost.key());
    await().atMost(LIMIT).until(() -> inbox.rows(anew) == 1);
  }

  private Answer<Integer> dismiss(UUID key) {
    return gaps.dismiss("box", key, REASON, "ada").await().atMost(LIMIT);
  }

  private void awaitAskedFor(BoxEvents each) {
    String row = "gap where key = '%s' and requests > 0".formatted(each.key());
    await().atMost(LIMIT).until(() -> inbox.rows(row) == 1 && inbox.rows("gap") == 1);
  }

  private void awaitLooks(int number) {
    for (int looks = 0; looks < number; looks++) {
      Object before = lookedAt();
      await().atMost(LIMIT).until(() -> !lookedAt().equals(before));
    }
  }

  private Object lookedAt() {
    return inbox.database.column("select looked_at from log_cursor").getFirst();
  }
}
