package dev.plumb.eventing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.eventing.wire.EventReader;
import dev.plumb.eventing.wire.Reading.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenEventsArePublishedAgainTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestBroker broker = new TestBroker();
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Topology asking = new Topology("asking-" + run, "box", 1, "x-consistent-hash");
  private final Topology other = new Topology("other-" + run, "box", 1, "x-consistent-hash");
  private final Republisher republisher =
      new Republisher(new BrokerConnector(broker.settings()), "test", Duration.ofSeconds(10));
  private final List<ReceivedEvent> events = BoxEvents.ofSomeBox().filled(1, 50);

  @BeforeEach
  void declare() {
    broker.with(asking::declare);
    broker.with(other::declare);
  }

  @AfterEach
  void remove() {
    republisher.close();
    List.of(asking, other).forEach(this::remove);
  }

  @Test
  void onlyThatConsumerGetsThemAsTheyWereAndInTheirOrder() {
    republish(asking.service());

    assertThat(arrivedAt(asking)).isEqualTo(fields(events));
    assertThat(arrivedAt(other)).isEmpty();
  }

  @Test
  void aConsumerThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> republish("nobody-" + run))
        .isInstanceOf(UnknownConsumer.class)
        .hasMessage("no service nobody-" + run + " consumes stream box");

    republish(asking.service());
    assertThat(arrivedAt(asking)).hasSize(50);
  }

  @Test
  void whatFindsNoQueueIsNotTakenForPublished() {
    broker.with(
        channel -> {
          channel.queueDelete(asking.queue(0));
          channel.queueDelete(asking.unrouted());
          return null;
        });

    assertThatThrownBy(() -> republish(asking.service()))
        .isInstanceOf(RepublishingFailed.class)
        .hasMessage("50 of 50 events found no queue of " + asking.service());
  }

  @Test
  void aConnectionThatWasCutIsOpenedAgain() {
    republish(asking.service());
    broker.cutConnections();

    List<Object> tried = new ArrayList<>();
    while (tried.size() < 5 && !republished()) {
      tried.add("again");
    }

    assertThat(tried).hasSizeLessThan(2);
    assertThat(arrivedAt(asking)).hasSizeGreaterThanOrEqualTo(100);
  }

  private boolean republished() {
    try {
      republish(asking.service());
      return true;
    } catch (RepublishingFailed cut) {
      return false;
    }
  }

  private void republish(String consumer) {
    republisher.republish(consumer, events).await().atMost(LIMIT);
  }

  private List<List<Object>> arrivedAt(Topology consumer) {
    return fields(
        broker.drain(consumer.queue(0)).stream()
            .map(WhenEventsArePublishedAgainTest::event)
            .toList());
  }

  private static ReceivedEvent event(Delivery message) {
    return ((Readable)
            new EventReader("box").read(message.getProperties().getHeaders(), message.getBody()))
        .event();
  }

  /** An array is only equal to itself. */
  private static List<List<Object>> fields(List<ReceivedEvent> events) {
    return events.stream()
        .map(
            e ->
                List.<Object>of(
                    e.id(),
                    e.source(),
                    e.key(),
                    e.version(),
                    e.type(),
                    e.schema(),
                    e.occurredAt(),
                    e.traceparent(),
                    List.of(e.body()[0], e.body()[1], e.body()[2])))
        .toList();
  }

  private void remove(Topology topology) {
    broker.with(
        channel -> {
          channel.exchangeDelete(topology.name());
          channel.exchangeDelete(topology.unrouted());
          channel.exchangeDelete(topology.dead());
          channel.queueDelete(topology.dead());
          for (int slot = 0; slot < topology.slots(); slot++) {
            channel.queueDelete(topology.queue(slot));
          }
          return null;
        });
  }
}
