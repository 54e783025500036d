package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.relay.InFlight.Sent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The first event went out on channel 1, which closed, and again on channel 2, with tag 1 on both.
 */
class WhenAnAnswerIsOfAnEarlierChannelTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Map<Integer, Long> ALL_SHARDS = Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L);

  private final UUID key = new UUID(7, 1);
  private final Rows rows = new Rows();
  private final Written written = new Written();
  private final List<Sent> confirmed = new ArrayList<>();
  private final StatusReport report =
      new StatusReport("relay", nowhere(), rows::nanoTime, InstantSource.system());
  private final Publishing publishing =
      new Publishing(
          Stage.quick(),
          rows.lanes,
          rows.sends,
          () -> ALL_SHARDS,
          confirmed::add,
          new RelayMetrics(new SimpleMeterRegistry(), report::status),
          report,
          rows::nanoTime);

  @BeforeEach
  void theFirstChannelCloses() {
    publishing.through(written);
    rows.offer(key, 1, 2);
    openAndSend(1);
    publishing.closed(1);
    openAndSend(2);
    assertThat(written.versions).containsExactly(1L, 1L);
  }

  @Test
  void itsConfirmConfirmsNothing() {
    publishing.acked(1, 1, false);
    assertThat(confirmed).isEmpty();
    publishing.acked(2, 1, false);
    assertThat(confirmed).hasSize(1);
  }

  @Test
  void itsNackAndItsReturnHoldNothingBack() {
    publishing.nacked(1, 1, false);
    publishing.returned(1, Rows.STREAM, key);
    publishing.acked(2, 1, false);
    assertThat(confirmed).hasSize(1);
  }

  @Test
  void itsEndIsNotTheEndOfTheNext() {
    publishing.closed(1);
    assertThat(publishing.isOpen()).isTrue();
    publishing.acked(2, 1, false);
    publishing.step();
    assertThat(written.versions).containsExactly(1L, 1L, 2L);
  }

  @Test
  void whatItDeclaredIsDeclaredAnew() {
    publishing.closed(2);
    publishing.opened(3);
    publishing.declared(2, Rows.STREAM);
    publishing.step();
    assertThat(written.versions).hasSize(2);
    publishing.declared(3, Rows.STREAM);
    publishing.step();
    assertThat(written.versions).containsExactly(1L, 1L, 1L);
  }

  private void openAndSend(long epoch) {
    publishing.opened(epoch);
    publishing.step();
    publishing.declared(epoch, Rows.STREAM);
    publishing.step();
  }

  private static BrokerConnector nowhere() {
    return new BrokerConnector(
        new BrokerSettings("nowhere", 1, "", "", "/", false, SECOND, SECOND, SECOND));
  }

  private static final class Written implements EventWriter {
    final List<Long> versions = new ArrayList<>();

    @Override
    public void send(long epoch, List<Sent> events) {
      events.forEach(each -> versions.add(each.event().version()));
    }

    @Override
    public void declare(long epoch, String stream) {}

    @Override
    public void giveUp(long epoch) {}
  }
}
