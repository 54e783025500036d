package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.broker.BrokerConnector;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenARelayIsStoppedTest {

  private static final Duration LEASE = Duration.ofSeconds(60);

  @Test
  void whatTheBrokerHasNotConfirmedIsLeftToItsSuccessor() throws Exception {
    try (Stage stage = Stage.open(hasty());
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      BrokerConnector through = new BrokerConnector(stage.brokerSettings(cable.port()));
      Relay relay = stage.startRelay(LEASE, UUID.randomUUID(), stage.pool, through);
      stage.commit(stage.newKey(), 1);
      stage.awaitAllSent();

      cable.holdBackAnswers();
      stage.commit(stage.newKey(), 1);
      await().until(() -> relay.status().inDoubt() == 1);
      relay.stop();

      assertThat(stage.waiting()).isOne();
      stage.startRelay();
      stage.awaitAllSent();
      Arrivals.in(stage, "all").holdAllOf(stage, 1).keepOrder();
    }
  }

  /** It waits for confirms as long as it takes, but not while it stops. */
  private static RelaySettings hasty() {
    RelaySettings quick = Stage.quick();
    return new RelaySettings(
        quick.source(),
        quick.shards(),
        quick.window(),
        quick.batch(),
        quick.memory(),
        quick.pollInterval(),
        Duration.ofMinutes(2),
        quick.retryFirst(),
        quick.retryLast(),
        Duration.ofSeconds(1),
        quick.keepDays());
  }
}
