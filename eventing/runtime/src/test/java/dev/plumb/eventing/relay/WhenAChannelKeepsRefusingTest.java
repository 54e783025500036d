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

/** As RabbitMQ does on channels that were opened while a queue's leader was gone. */
class WhenAChannelKeepsRefusingTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SOME_TIME = Duration.ofSeconds(6);
  private static final Map<Integer, Long> ALL_SHARDS = Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L);

  private final UUID refused = new UUID(7, 1);
  private final UUID other = new UUID(7, 2);
  private final Rows rows = new Rows();
  private final Written written = new Written();
  private final StatusReport report =
      new StatusReport("relay", nowhere(), rows::nanoTime, InstantSource.system());
  private final Publishing publishing =
      new Publishing(
          Stage.quick(),
          rows.lanes,
          rows.sends,
          () -> ALL_SHARDS,
          sent -> {},
          new RelayMetrics(new SimpleMeterRegistry(), report::status),
          report,
          rows::nanoTime);

  @BeforeEach
  void oneKeyIsRefused() {
    publishing.through(written);
    rows.offer(refused, 1, 1);
    publishing.opened(1);
    publishing.step();
    publishing.declared(1, Rows.STREAM);
    publishing.step();
    publishing.nacked(1, 1, false);
  }

  @Test
  void itIsLeftOnceAllThatItHasInFlightIsAnswered() {
    rows.pass(SOME_TIME);
    rows.load(refused, 1, 1);
    rows.offer(other, 1, 2);
    publishing.step();
    publishing.nacked(1, 2, false);

    publishing.step();
    assertThat(written.givenUp).isEmpty();

    publishing.acked(1, 3, false);
    publishing.step();
    assertThat(written.givenUp).containsExactly(1L);
    assertThat(written.sent).isEqualTo(3);
  }

  @Test
  void oneRefusalIsNoReason() {
    rows.pass(SOME_TIME);
    publishing.step();
    rows.offer(other, 1, 1);
    publishing.step();
    publishing.nacked(1, 2, false);
    publishing.step();
    assertThat(written.givenUp).isEmpty();
  }

  @Test
  void aYoungOneIsGivenTime() {
    rows.pass(Rows.LAST_PAUSE);
    rows.load(refused, 1, 1);
    publishing.step();
    publishing.nacked(1, 2, false);
    publishing.step();
    assertThat(written.sent).isEqualTo(2);
    assertThat(written.givenUp).isEmpty();
  }

  private static BrokerConnector nowhere() {
    return new BrokerConnector(
        new BrokerSettings("nowhere", 1, "", "", "/", false, SECOND, SECOND, SECOND));
  }

  private static final class Written implements EventWriter {
    final List<Long> givenUp = new ArrayList<>();
    int sent;

    @Override
    public void send(long epoch, List<Sent> events) {
      sent += events.size();
    }

    @Override
    public void declare(long epoch, String stream) {}

    @Override
    public void giveUp(long epoch) {
      givenUp.add(epoch);
    }
  }
}
