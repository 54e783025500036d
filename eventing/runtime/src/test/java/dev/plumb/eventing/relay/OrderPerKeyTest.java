package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrderPerKeyTest {

  @Test
  void everyKeysVersionsArriveInOrderAndOnce() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.commitMany(200, 10);
      stage.startRelay();
      await().atMost(Duration.ofSeconds(20)).until(() -> stage.waiting() == 0);
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
