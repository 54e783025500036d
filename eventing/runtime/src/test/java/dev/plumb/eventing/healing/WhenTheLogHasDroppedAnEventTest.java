package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.Box;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenTheLogHasDroppedAnEventTest extends HealingTest {

  @BeforeEach
  void answer() {
    producer.answer();
  }

  @Test
  void theStateStandsForWhatIsMissing() {
    producer.publish(box.filled(1, 5));
    lose(version -> version == 2);
    producer.database.run("delete from event_log where version <= 3");

    consume();
    heal();

    awaitHealed(box, 5);
    assertThat(producer.counted("states")).isEqualTo(1);
    assertThat(producer.counted("resent")).isZero();
  }

  @Test
  void whatTheLogStillHasComesAsEvents() {
    producer.publish(box.filled(1, 5));
    lose(version -> version == 2 || version == 5);
    producer.database.run("delete from event_log where version <= 3");

    consume();
    heal();

    awaitHealed(box, 5);
    assertThat(producer.counted("resent")).isEqualTo(1);
  }

  @Test
  void aStateThatCrossesLaterEventsIsJustAnotherStart() {
    producer.publish(box.filled(1, 3));
    lose(version -> version == 1);
    producer.database.run("delete from event_log where version = 1");
    // The producer is ahead of what it has published.
    producer.commit(box.filled(4, 6));

    consume();
    heal();
    await().atMost(LIMIT).until(() -> inbox.box(box.key()).equals(Box.upTo(6)));
    producer.publish(box.filled(7, 8));

    awaitHealed(box, 8);
  }

  @Test
  void aVersionThatNeverWasIsNotMadeUp() {
    producer.publish(box.filled(1, 2));
    consume();
    heal();
    awaitHealed(box, 2);

    inbox.database.run(
        "insert into gap (stream, key, version) values ('box', '" + box.key() + "', 1000000000)");

    await().atMost(LIMIT).until(() -> requests() >= 3);
    assertThat(inbox.watermark(box.key())).isEqualTo(2);
    assertThat(inbox.rows("gap")).isEqualTo(1);
    assertThat(List.of(producer.counted("resent"), producer.counted("states"))).containsOnly(0L);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(2));
  }
}
