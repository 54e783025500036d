package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenTwoRelaysShareTheWorkTest {

  @Test
  void eachHasHalfOfTheShardsAndEveryEventGoesOut() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      Relay first = stage.startRelay(Duration.ofSeconds(2), UUID.randomUUID());
      await().until(() -> first.status().shards() == 64);
      stage.commitMany(2_000, 2);
      Relay second = stage.startRelay(Duration.ofSeconds(2), UUID.randomUUID());
      await().until(() -> first.status().shards() == 32 && second.status().shards() == 32);
      stage.commitMany(2_000, 2);
      stage.awaitAllSent();
      await().until(() -> first.status().waitingKeys() == 0 && second.status().waitingKeys() == 0);
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void theOtherTakesOverAtOnceWhenOneStops() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      Duration longTtl = Duration.ofSeconds(6);
      Relay first = stage.startRelay(longTtl, UUID.randomUUID());
      await().until(() -> first.status().shards() == 64);
      Relay second = stage.startRelay(longTtl, UUID.randomUUID());
      stage.commitMany(3_000, 2);
      first.stop();
      await().atMost(longTtl).until(() -> second.status().shards() == 64);
      stage.commitMany(100, 2);
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void aZombieMayPublishAgainButNeverMarks() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      Relay zombie = stage.startRelay(Duration.ofSeconds(60), UUID.randomUUID());
      await().until(() -> zombie.status().shards() == 64);
      stage.commitMany(10, 1);
      stage.awaitAllSent();
      stage.run("update lease set owner = 'successor', fence = fence + 1");

      stage.commitMany(100, 1);
      await().until(() -> stage.count("fenced") > 0);
      await().until(() -> zombie.status().inDoubt() == 0);
      assertThat(stage.waiting()).isEqualTo(100);
      assertThat(stage.count("confirmed")).isLessThanOrEqualTo(110);
    }
  }

  @Test
  void theSuccessorOfAZombiePublishesWhatTheZombieCouldNotMark() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      UUID owner = UUID.randomUUID();
      Relay zombie = stage.startRelay(Duration.ofSeconds(60), owner);
      await().until(() -> zombie.status().shards() == 64);
      Relay successor = stage.startRelay(Duration.ofSeconds(2), UUID.randomUUID());
      await().until(() -> zombie.status().shards() == 32 && successor.status().shards() == 32);
      String end = " set expires_at = '-infinity' where owner = '%s'".formatted(owner);
      await()
          .until(
              () -> {
                stage.run("update lease_member" + end);
                stage.run("update lease" + end);
                return stage.number("select count(*) from lease where fence = 2") == 64;
              });
      stage.commitMany(500, 3);
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, stage.settings.window()).keepOrder();
    }
  }
}
