package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taken out of a queue by hand; nobody does anything about it. */
class WhenAnEventIsLostTest extends HealingTest {

  @BeforeEach
  void answer() {
    producer.answer();
  }

  @Test
  void oneInTheMiddleIsBack() {
    producer.publish(box.filled(1, 5));
    lose(version -> version == 3);

    consume();
    heal();

    awaitHealed(box, 5);
    await().atMost(LIMIT).until(() -> healed() == 1);
    assertThat(producer.counted("resent")).isEqualTo(1);
  }

  @Test
  void theLastOneIsBack() {
    producer.publish(box.filled(1, 3));
    lose(version -> version == 3);

    consume();
    heal();

    awaitHealed(box, 3);
  }

  @Test
  void theFirstAndOnlyOneIsBack() {
    producer.publish(box.filled(1, 1));
    lose(version -> version == 1);

    consume();
    heal();

    awaitHealed(box, 1);
  }

  @Test
  void severalHolesOfOneKeyCloseAtOnce() {
    producer.publish(box.filled(1, 9));
    lose(version -> version % 2 == 0 || version == 9);

    consume();
    heal();

    awaitHealed(box, 9);
  }

  @Test
  void aPurgedQueueIsNoLoss() {
    List<BoxEvents> boxes = boxes(300);
    consume();
    producer.publish(filled(boxes, 1, 2));
    await().atMost(LIMIT).until(() -> inbox.rows("inbox") == 600);
    stopConsuming();
    producer.publish(filled(boxes, 3, 6));
    broker.with(channel -> channel.queuePurge(topology.queue(0)));
    broker.with(channel -> channel.queuePurge(topology.queue(5)));

    consume();
    heal();

    awaitHealed(boxes, 6);
  }

  @Test
  void aDeletedQueueIsNoLoss() {
    List<BoxEvents> boxes = boxes(100);
    producer.publish(filled(boxes, 1, 3));
    broker.with(
        channel -> {
          for (int slot = 0; slot < topology.slots(); slot++) {
            channel.queueDelete(topology.queue(slot));
          }
          return null;
        });

    consume();
    heal();

    awaitHealed(boxes, 3);
  }

  @Test
  void aConsumerThatWasRestoredToAnEarlierTimeCatchesUp() {
    consume();
    heal();
    producer.publish(box.filled(1, 2));
    awaitHealed(box, 2);
    // Its backup, taken now, knows nothing of what comes next, its place in the log included.
    inbox.database.run("create table backup as select * from log_cursor");
    producer.publish(box.filled(3, 5));
    await().atMost(LIMIT).until(() -> inbox.box(box.key()).equals(Box.upTo(5)));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                inbox.database.number("select position from log_cursor")
                    > inbox.database.number("select position from backup"));

    inbox.database.run(
        """
        begin;
        update box set versions = '1,2';
        update watermark set version = 2;
        delete from inbox;
        update log_cursor c set position = b.position from backup b where b.stream = c.stream;
        commit
        """);

    awaitHealed(box, 5);
  }

  @Test
  void nobodyElseIsBothered() {
    String elsewhere = service + ".another";
    broker.with(
        channel -> {
          channel.queueDeclare(elsewhere, false, false, true, null);
          return channel.queueBind(elsewhere, "box", "");
        });
    producer.publish(box.filled(1, 3));
    lose(version -> version == 2);

    consume();
    heal();

    awaitHealed(box, 3);
    assertThat(broker.ready(elsewhere)).isEqualTo(3);
    broker.with(channel -> channel.queueDelete(elsewhere));
  }

  @Test
  void twoReplicasAskNoOftenerThanOne() {
    List<BoxEvents> boxes = boxes(50);
    producer.publish(filled(boxes, 1, 3));
    lose(version -> version == 2);

    consume();
    heal();
    heal();

    awaitHealed(boxes, 3);
    assertThat(producer.counted("resent")).isEqualTo(50);
  }

  @Test
  void whatIsBehindADeadOneIsFoundAndWaitsThere() {
    producer.publish(List.of(box.filled(1), box.event(2, Box.BROKEN), box.filled(3)));
    producer.publish(List.of(box.filled(4)));
    lose(version -> version == 4);

    consume();
    heal();

    await()
        .atMost(LIMIT)
        .until(
            () ->
                inbox
                    .database
                    .column("select version from parked order by 1")
                    .equals(List.of(3L, 4L)));
    await().atMost(LIMIT).until(() -> inbox.rows("gap") == 0);
    assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(1));
  }
}
