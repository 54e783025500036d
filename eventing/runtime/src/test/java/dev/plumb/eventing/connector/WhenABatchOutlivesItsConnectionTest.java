package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.EventBatch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tags begin at 1 on every channel: those of the last one are taken on the next. */
class WhenABatchOutlivesItsConnectionTest extends StreamTest {

  private static final int EVENTS = 100;

  private final List<BoxEvents> boxes = boxes(20);
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final CompletableFuture<Void> again = new CompletableFuture<>();
  private final AtomicInteger heldAgain = new AtomicInteger();
  private volatile boolean cut;

  @Test
  void nothingIsAcknowledgedThatCameAfterwards() {
    replicas.add(Replica.applying(service, broker, inbox, this::held));
    broker.publish(filled(boxes, EVENTS / boxes.size()));
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == EVENTS);
    Set<String> consumers = broker.consumers(service);

    cut = true;
    broker.cutConnections();
    await().atMost(LIMIT).until(() -> areOthers(broker.consumers(service), consumers));
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == EVENTS);
    first.complete(null);
    await().atMost(LIMIT).until(() -> heldAgain.get() > 0);

    await()
        .during(Duration.ofSeconds(1))
        .atMost(LIMIT)
        .until(() -> broker.unacknowledged(service) == EVENTS);
    again.complete(null);
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == 0);
    awaitAll(boxes, EVENTS / boxes.size());
    assertThat(broker.consumers(service)).isNotEmpty().doesNotContainAnyElementsOf(consumers);
  }

  private Uni<Void> held(EventBatch batch) {
    boolean late = cut;
    if (late) {
      heldAgain.incrementAndGet();
    }
    return Uni.createFrom().completionStage(late ? again : first).chain(() -> inbox.apply(batch));
  }

  private static boolean areOthers(Set<String> now, Set<String> before) {
    return now.size() == before.size() && Collections.disjoint(now, before);
  }
}
