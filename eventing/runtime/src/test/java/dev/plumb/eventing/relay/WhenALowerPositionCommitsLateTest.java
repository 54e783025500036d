package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
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
      CompletableFuture<Void> slowTransaction = append(stage, slow, release);
      allGoesOnMeanwhile(stage);
      release.complete(null);
      slowTransaction.join();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  /** The sweep is rare here: what comes next is read before the late one is found. */
  @Test
  void whatFollowsItWaitsForIt() {
    try (Stage stage = Stage.open(Stage.polling(Duration.ofSeconds(5), 1_000, 4_000))) {
      stage.bind("all");
      stage.startRelay();
      stage.commitMany(10, 1);
      stage.awaitAllSent();
      UUID slow = stage.newKey();
      CompletableFuture<Void> release = new CompletableFuture<>();
      CompletableFuture<Void> slowTransaction = append(stage, slow, release);
      stage.commitMany(10, 1);
      await().until(() -> stage.count("confirmed") == 20);

      release.complete(null);
      slowTransaction.join();
      stage.commit(slow, 2);
      stage.commit(slow, 3);

      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  /** Nobody is told, so that only looking can find it. */
  private static CompletableFuture<Void> append(
      Stage stage, UUID key, CompletableFuture<Void> release) {
    return stage
        .transactions()
        .inTransaction(
            tx ->
                stage
                    .outbox(events -> {})
                    .append(tx, List.of(stage.event(key, 1)))
                    .chain(() -> Uni.createFrom().completionStage(release)))
        .subscribeAsCompletionStage();
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
