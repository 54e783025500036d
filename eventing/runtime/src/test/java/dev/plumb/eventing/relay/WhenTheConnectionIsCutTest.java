package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.broker.BrokerConnector;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenTheConnectionIsCutTest {

  @Test
  void whatWasInFlightIsSentAgainAndNothingIsLost() throws Exception {
    try (Stage stage = Stage.open();
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      BrokerConnector through = new BrokerConnector(stage.brokerSettings(cable.port()));
      stage.startRelay(Duration.ofSeconds(10), UUID.randomUUID(), stage.pool, through);
      stage.commitMany(1_000, 1);
      stage.awaitAllSent();

      cable.holdBackAnswers();
      stage.commitMany(600, 3);
      await().until(() -> cable.bytesHeldBack() > 0);
      await().until(() -> stage.relay(0).status().inDoubt() >= 500);
      cable.cut();

      stage.awaitAllSent();
      assertThat(stage.count("unanswered")).isGreaterThanOrEqualTo(500);
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("unanswered")).keepOrder();
    }
  }

  @Test
  void aBrokerThatStopsAnsweringIsGivenUpInTime() throws Exception {
    try (Stage stage = Stage.open();
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      BrokerConnector through = new BrokerConnector(stage.brokerSettings(cable.port()));
      stage.startRelay(Duration.ofSeconds(10), UUID.randomUUID(), stage.pool, through);
      stage.commitMany(10, 1);
      stage.awaitAllSent();

      cable.holdBackAnswers();
      stage.commitMany(100, 1);
      await().until(() -> stage.count("timed-out") == 1);
      cable.letThrough();

      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, (long) stage.count("unanswered")).keepOrder();
    }
  }
}
