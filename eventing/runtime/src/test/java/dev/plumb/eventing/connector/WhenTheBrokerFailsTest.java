package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BuiltinExchangeType;
import dev.plumb.eventing.backends.Shutdown;
import dev.plumb.eventing.fixture.TestBackends;
import dev.plumb.eventing.inbox.BoxEvents;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenTheBrokerFailsTest extends StreamTest {

  private final List<BoxEvents> boxes = boxes(200);

  @Test
  void connectionsThatAreCutInMidFlightCostNothing() {
    broker.publish(filled(boxes, 30));
    start();

    for (long target = 500; target <= 4500; target += 2000) {
      long applied = target;
      await().atMost(LIMIT).until(() -> applied() >= applied);
      broker.cutConnections();
    }

    awaitAll(boxes, 30);
  }

  @Test
  void aRestartCostsNothing() {
    broker.publish(filled(boxes, 30));
    // A node (3.10) writes the names of its Raft groups every 500 ms: one killed before has lost
    // its newest queue.
    broker.rabbit().restart(Shutdown.FAST);
    start();
    await().atMost(LIMIT).until(() -> applied() > 500);

    broker.rabbit().restart(Shutdown.KILL);

    awaitAll(boxes, 30);
  }

  @Test
  void aRestartOfTheDatabaseCostsNothing() {
    broker.publish(filled(boxes, 30));
    start();
    await().atMost(LIMIT).until(() -> applied() > 500);

    TestBackends.postgres().restart(Shutdown.IMMEDIATE);

    awaitAll(boxes, 30);
  }

  @Test
  void queuesAndExchangesThatAreDeletedComeBack() {
    Replica replica = start();
    await().atMost(LIMIT).until(replica::hasEverything);

    broker.with(
        channel -> {
          for (int slot = 0; slot < topology.slots(); slot++) {
            channel.queueDelete(topology.queue(slot));
          }
          channel.exchangeDelete(topology.name());
          return null;
        });
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              broker.with(channel -> channel.exchangeDeclarePassive(topology.name()));
              return broker.ready(topology.queue(0)) == 0 && replica.status().isReady();
            });

    broker.publish(filled(boxes, 2));
    awaitAll(boxes, 2);
  }

  @Test
  void aTopologyThatIsDifferentThereIsSaidByNameUntilItIsPutRight() {
    broker.with(
        channel -> {
          channel.exchangeDelete(topology.name());
          return channel.exchangeDeclare(topology.name(), BuiltinExchangeType.TOPIC, true);
        });
    Replica replica = start();

    await()
        .atMost(LIMIT)
        .until(() -> replica.status().waitingFor().orElse("").contains(topology.name()));
    assertThat(replica.status().isReady()).isFalse();

    broker.with(channel -> channel.exchangeDelete(topology.name()));
    await().atMost(LIMIT).until(replica::hasEverything);
    broker.publish(filled(boxes, 1));
    awaitAll(boxes, 1);
  }
}
