package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.inbox.Box;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.InboxUnderTest;
import dev.plumb.eventing.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stream, a service's topology and database of their own for each test. */
abstract class StreamTest {

  static final Duration LIMIT = Duration.ofSeconds(60);

  final TestBroker broker = new TestBroker();
  final String service = "s" + UUID.randomUUID().toString().substring(0, 8);
  final Topology topology = new Topology(service, "box", Replica.PARTITIONS, "x-consistent-hash");
  final List<Replica> replicas = new ArrayList<>();
  InboxUnderTest inbox;

  @BeforeEach
  void declare() {
    inbox = new InboxUnderTest("stream");
    broker.with(topology::declare);
  }

  @AfterEach
  void remove() {
    replicas.forEach(Replica::close);
    inbox.close();
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

  Replica start() {
    Replica replica = Replica.start(service, broker, inbox, 3);
    replicas.add(replica);
    return replica;
  }

  static List<BoxEvents> boxes(int count) {
    return IntStream.range(0, count).mapToObj(i -> BoxEvents.ofSomeBox()).toList();
  }

  /** Version by version over all boxes, as producers do. */
  static List<ReceivedEvent> filled(List<BoxEvents> boxes, int versions) {
    List<ReceivedEvent> events = new ArrayList<>();
    for (int version = 1; version <= versions; version++) {
      for (BoxEvents box : boxes) {
        events.add(box.filled(version));
      }
    }
    return events;
  }

  long applied() {
    return inbox.database.number("select coalesce(sum(version), 0) from watermark");
  }

  void awaitAll(List<BoxEvents> boxes, int versions) {
    await().atMost(LIMIT).until(() -> applied() == (long) boxes.size() * versions);
    for (BoxEvents box : boxes) {
      assertThat(inbox.box(box.key())).isEqualTo(Box.upTo(versions));
    }
    assertThat(inbox.rows("parked")).isZero();
    assertThat(inbox.rows("dead_letter")).isZero();
    assertThat(inbox.outcomes()).isEqualTo(inbox.deliveries());
  }
}
