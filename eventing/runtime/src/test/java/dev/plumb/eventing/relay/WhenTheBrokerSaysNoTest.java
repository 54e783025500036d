package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WhenTheBrokerSaysNoTest {

  @Test
  void whatWasNackedIsSentAgainUntilItIsTaken() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.bind("full", Map.of("x-max-length", 5, "x-overflow", "reject-publish"));
      stage.startRelay();
      stage.commitMany(60, 2);
      await().until(() -> stage.count("nacked") > 0);
      stage.onBroker(channel -> channel.queueDelete("full"));
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("nacked")).keepOrder();
    }
  }
}
