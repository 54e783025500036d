package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.inbox.BoxEvents;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WhenABatchFailsTest extends StreamTest {

  private final List<BoxEvents> boxes = boxes(20);

  @Test
  void itIsDeliveredAgain() {
    AtomicInteger failuresLeft = new AtomicInteger(3);
    replicas.add(
        Replica.applying(
            service,
            broker,
            inbox,
            batch ->
                failuresLeft.getAndDecrement() > 0
                    ? Uni.createFrom().failure(new Refused())
                    : inbox.apply(batch)));

    broker.publish(filled(boxes, 5));

    awaitAll(boxes, 5);
    assertThat(failuresLeft).hasNonPositiveValue();
  }

  @Test
  void nothingIsAcknowledgedBeforeItsBatchIsDone() {
    CompletableFuture<Void> release = new CompletableFuture<>();
    replicas.add(
        Replica.applying(
            service,
            broker,
            inbox,
            batch -> Uni.createFrom().completionStage(release).chain(() -> inbox.apply(batch))));

    broker.publish(filled(boxes, 5));

    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == 100);
    release.complete(null);
    await().atMost(LIMIT).until(() -> broker.unacknowledged(service) == 0);
    awaitAll(boxes, 5);
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
