package dev.plumb.eventing.relay;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class WhenTheTopologyGoesAwayTest {

  @Test
  void aDeletedExchangeIsDeclaredAgain() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.startRelay();
      stage.commitMany(100, 1);
      stage.awaitAllSent();
      stage.onBroker(channel -> channel.exchangeDelete(Stage.STREAM));
      stage.commitMany(100, 2);
      await().until(() -> stage.count("returned") > 0);
      stage.bind("all");
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }

  @Test
  void anExchangeDeletedUnderLoadCostsNothing() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.startRelay();
      stage.commitMany(4_000, 2);
      await().until(() -> stage.count("confirmed") > 500);
      stage.onBroker(channel -> channel.exchangeDelete(Stage.STREAM));
      await().until(() -> stage.count("returned") > 0 || stage.count("unanswered") > 0);
      stage.bind("all");
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("unanswered")).keepOrder();
    }
  }

  @Test
  void whatADeletedQueueWouldHaveGotWaitsForTheNextOne() {
    try (Stage stage = Stage.open()) {
      stage.bind("all");
      stage.startRelay();
      stage.onBroker(channel -> channel.queueDelete("all"));
      stage.commitMany(100, 2);
      await().until(() -> stage.count("returned") > 0);
      stage.bind("all");
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 0).keepOrder();
    }
  }
}
