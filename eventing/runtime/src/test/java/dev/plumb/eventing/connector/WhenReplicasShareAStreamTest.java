package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.Outcome;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhenReplicasShareAStreamTest extends StreamTest {

  private final List<BoxEvents> boxes = boxes(200);

  @Test
  void eachHasItsPartOfThePartitions() {
    Replica one = start();
    await().atMost(LIMIT).until(one::hasEverything);
    broker.publish(filled(boxes, 20));

    Replica other = start();
    await().atMost(LIMIT).until(() -> other.slots().size() >= 4 && one.slots().size() <= 5);

    Set<Integer> both = new HashSet<>(one.slots());
    assertThat(both.addAll(other.slots())).isTrue();
    assertThat(both).hasSize(topology.slots());
    awaitAll(boxes, 20);
  }

  @Test
  void oneThatLeavesHandsOverInOrder() {
    broker.publish(filled(boxes, 20));
    Replica one = start();
    Replica other = start();
    await().atMost(LIMIT).until(() -> other.slots().size() >= 4);

    one.close();

    awaitAll(boxes, 20);
    await().atMost(LIMIT).until(other::hasEverything);
    assertThat(inbox.outcome(Outcome.DUPLICATE)).isZero();
  }

  @Test
  void oneThatCannotRenewItsLeasesIsReplaced() {
    Pool cutOff = inbox.database.anotherPool();
    Replica one = Replica.start(service, broker, inbox, 3, cutOff, 256);
    replicas.add(one);
    await().atMost(LIMIT).until(one::hasEverything);
    broker.publish(filled(boxes, 20));

    cutOff.close().await().indefinitely();
    Replica other = start();

    await().atMost(LIMIT).until(other::hasEverything);
    assertThat(one.slots()).isEmpty();
    awaitAll(boxes, 20);
  }
}
