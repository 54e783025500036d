package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WhenALowerPositionCommitsLateTest {

  @Test
  void itIsPublishedAllTheSame() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.startRelay();
      stage.commitMany(10, 1);
      UUID slow = stage.newKey();
      CompletableFuture<Void> release = new CompletableFuture<>();
      CompletableFuture<Void> slowTransaction =
          stage
              .transactions()
              .inTransaction(
                  tx ->
                      stage
                          .outbox()
                          .append(tx, List.of(stage.event(slow, 1)))
                          .chain(() -> Uni.createFrom().completionStage(release)))
              .subscribeAsCompletionStage();
      allGoesOnMeanwhile(stage);
      release.complete(null);
      slowTransaction.join();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  /** Long enough that the sweep's low mark would have passed the open position if it could. */
  private static void allGoesOnMeanwhile(Stage stage) {
    for (int round = 0; round < 8; round++) {
      stage.commitMany(20, 2);
      stage.awaitAllSent();
      await().pollDelay(stage.settings.pollInterval()).until(() -> true);
    }
    assertThat(stage.count("confirmed")).isEqualTo(10 + 8 * 40);
  }
}
