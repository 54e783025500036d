package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Delivery;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.connector.Replica;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.InboxUnderTest;
import dev.plumb.eventing.log.BoxProducer;
import dev.plumb.eventing.topology.Topology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A producer of boxes and a service that consumes them, each with a database of its own. */
abstract class HealingTest {

  static final Duration LIMIT = Duration.ofSeconds(60);

  final TestBroker broker = new TestBroker();
  final String service = "h" + UUID.randomUUID().toString().substring(0, 8);
  final Topology topology = new Topology(service, "box", Replica.PARTITIONS, "x-consistent-hash");
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final BoxEvents box = BoxEvents.ofSomeBox();
  private final List<Healing> healers = new ArrayList<>();
  BoxProducer producer;
  InboxUnderTest inbox;
  private Replica replica;

  @BeforeEach
  void declare() {
    producer = new BoxProducer(broker);
    inbox = new InboxUnderTest("healing");
    broker.with(topology::declare);
  }

  @AfterEach
  void remove() {
    healers.forEach(Healing::stop);
    stopConsuming();
    producer.close();
    inbox.close();
    broker.with(
        channel -> {
          channel.queueDelete("box.questions");
          channel.exchangeDelete("box.ask");
          channel.queueDelete(topology.name() + ".answers");
          channel.exchangeDelete(topology.name() + ".answer");
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

  void consume() {
    replica = Replica.start(service, broker, inbox, 3);
    await().atMost(LIMIT).until(replica::hasEverything);
  }

  void stopConsuming() {
    if (replica != null) {
      replica.close();
      replica = null;
    }
  }

  /** Once more, where it is called again. */
  Healing heal() {
    Healing healing =
        new Healing(
            service,
            () -> replica.streams().now(),
            new Settings(),
            inbox.database.pool(),
            new BrokerConnector(broker.settings()),
            meters,
            UUID::randomUUID,
            new Random(1));
    healers.add(healing);
    healing.start();
    return healing;
  }

  /**
   * Takes messages out of the service's queues as a person would, while nobody consumes them; the
   * others stay in order.
   */
  void lose(LongPredicate version) {
    for (int slot = 0; slot < topology.slots(); slot++) {
      String queue = topology.queue(slot);
      broker.with(channel -> lose(channel, queue, version));
    }
  }

  private static Void lose(Channel channel, String queue, LongPredicate version)
      throws IOException {
    long waiting = channel.messageCount(queue);
    BlockingQueue<Delivery> taken = new LinkedBlockingQueue<>();
    channel.basicConsume(queue, false, (tag, message) -> taken.add(message), tag -> {});
    await().atMost(LIMIT).until(() -> taken.size() == waiting);
    for (Delivery message : taken) {
      if (version.test(versionOf(message))) {
        channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
      }
    }
    return null;
  }

  private static long versionOf(Delivery message) {
    return Long.parseLong(
        message.getProperties().getHeaders().get("cloudEvents:sequence").toString());
  }

  void awaitHealed(BoxEvents healed, long versions) {
    awaitHealed(List.of(healed), versions);
  }

  void awaitHealed(List<BoxEvents> healed, long versions) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                inbox.database.number("select coalesce(sum(version), 0) from watermark")
                    == healed.size() * versions);
    await().atMost(LIMIT).until(() -> inbox.rows("gap") == 0);
    healed.forEach(each -> assertThat(inbox.box(each.key())).isEqualTo(Box.upTo(versions)));
    assertThat(inbox.rows("parked")).isZero();
    assertThat(inbox.rows("dead_letter")).isZero();
  }

  static List<BoxEvents> boxes(int count) {
    List<BoxEvents> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boxes.add(BoxEvents.ofSomeBox());
    }
    return boxes;
  }

  static List<ReceivedEvent> filled(List<BoxEvents> boxes, long from, long to) {
    List<ReceivedEvent> events = new ArrayList<>();
    for (long version = from; version <= to; version++) {
      for (BoxEvents each : boxes) {
        events.add(each.filled(version));
      }
    }
    return events;
  }

  long healed() {
    return meters.timer("plumb.healing.healed", "stream", "box").count();
  }

  long requests() {
    return (long) meters.counter("plumb.healing.requests", "stream", "box").count();
  }

  record Settings() implements HealingSettings {

    @Override
    public Duration compareEvery() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration grace() {
      return Duration.ofMillis(500);
    }

    @Override
    public Duration retryUpTo() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(5);
    }
  }
}
