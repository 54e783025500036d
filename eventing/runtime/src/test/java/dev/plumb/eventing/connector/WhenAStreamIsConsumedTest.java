package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenAStreamIsConsumedTest extends StreamTest {

  @Test
  void eachKeysOrderHoldsThroughAllPartitions() {
    List<BoxEvents> boxes = boxes(100);
    start();

    broker.publish(filled(boxes, 20));

    awaitAll(boxes, 20);
    assertThat(inbox.outcome(Outcome.PARKED)).isZero();
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == 0);
  }

  @Test
  void bytesThatAreNoEventAreKeptAndHoldNobodyUp() {
    List<BoxEvents> boxes = boxes(5);
    start();

    broker.publishBytes("box", "some-key", new byte[] {0, 1, 2});
    broker.publish(filled(boxes, 2));
    broker.publishBytes("box", "some-key", new byte[] {});

    await().atMost(LIMIT).until(() -> inbox.rows("dead_letter") == 2);
    await().atMost(LIMIT).until(() -> applied() == 10);
    assertThat(inbox.deadReasons()).containsOnly("cloudEvents:specversion is missing");
  }

  @Test
  void whatFoundNoPartitionIsConsumedAllTheSame() {
    List<BoxEvents> boxes = boxes(20);
    broker.with(
        channel -> {
          for (int slot = 0; slot < Replica.PARTITIONS; slot++) {
            channel.queueDelete(topology.queue(slot));
          }
          return null;
        });
    broker.publish(filled(boxes, 3));
    assertThat(broker.ready(topology.unrouted())).isEqualTo(60);

    start();

    awaitAll(boxes, 3);
  }

  @Test
  void aStopLeavesNothingUnacknowledgedAndNothingDoneTwice() {
    List<BoxEvents> boxes = boxes(100);
    List<ReceivedEvent> events = filled(boxes, 80);
    broker.publish(events);
    Replica first = start();
    await().atMost(LIMIT).until(() -> applied() > 200);

    first.close();

    assertThat(applied()).isLessThan(events.size());
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == 0);
    start();
    awaitAll(boxes, 80);
    assertThat(inbox.outcome(Outcome.DUPLICATE)).isZero();
    assertThat(inbox.deliveries()).isEqualTo(events.size());
  }
}
