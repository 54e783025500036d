package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.broker.BrokerConnector;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An event is sent under one lease; when its confirm comes, the same relay has lost its shard and
 * got it back.
 */
class WhenAConfirmComesUnderTheNextLeaseTest {

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final int IN_DOUBT_AT_MOST = 1;

  @Test
  void itIsSentAndMarkedAnewAndNoShardIsTakenForLost() throws Exception {
    try (Stage stage = Stage.open(patient());
        Cable cable = Cable.to(stage.backends.rabbit().port())) {
      stage.bind("all");
      BrokerConnector through = new BrokerConnector(stage.brokerSettings(cable.port()));
      Relay relay = stage.startRelay(LEASE, UUID.randomUUID(), stage.pool, through);
      stage.commit(stage.newKey(), 1);
      stage.awaitAllSent();

      cable.holdBackAnswers();
      stage.commit(stage.newKey(), 1);
      await().until(() -> relay.status().inDoubt() == 1);
      stage.run("update lease set owner = null, expires_at = '-infinity'");
      await().until(() -> stage.number("select count(*) from lease where fence = 2") == 64);
      cable.letThrough();

      stage.awaitAllSent();
      assertThat(stage.count("confirmed")).as("once under each lease").isEqualTo(1 + 2);
      assertThat(stage.count("fenced")).isZero();
      Arrivals.in(stage, "all").holdAllOf(stage, 1).keepOrder();
    }
  }

  /** It waits for the confirm however long it takes, and sends nothing more until it is marked. */
  private static RelaySettings patient() {
    RelaySettings quick = Stage.quick();
    return new RelaySettings(
        quick.source(),
        quick.shards(),
        IN_DOUBT_AT_MOST,
        quick.batch(),
        quick.memory(),
        quick.pollInterval(),
        Duration.ofMinutes(2),
        quick.retryFirst(),
        quick.retryLast(),
        quick.drainTimeout(),
        quick.keepDays());
  }
}
