package dev.plumb.eventing.connector;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.fixture.TestBroker;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.InboxUnderTest;
import dev.plumb.eventing.lease.LeaseSettings;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.topology.ConsumedStreams;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A process that consumes stream box into its inbox. */
public final class Replica implements AutoCloseable {

  public static final int PARTITIONS = 8;

  private final StreamConsumers consumers;

  private Replica(StreamConsumers consumers) {
    this.consumers = consumers;
  }

  public static Replica start(String service, TestBroker broker, InboxUnderTest inbox, int lanes) {
    return start(service, broker, inbox, lanes, inbox.database.pool(), 256);
  }

  /**
   * @param leasePool for the leases alone
   */
  static Replica start(
      String service,
      TestBroker broker,
      InboxUnderTest inbox,
      int lanes,
      Pool leasePool,
      int batchSize) {
    return start(service, broker, inbox, lanes, leasePool, batchSize, inbox::apply);
  }

  /**
   * @param application of each batch, in place of the inbox's
   */
  static Replica applying(
      String service,
      TestBroker broker,
      InboxUnderTest inbox,
      Function<EventBatch, Uni<Void>> application) {
    return start(service, broker, inbox, 3, inbox.database.pool(), 256, application);
  }

  private static Replica start(
      String service,
      TestBroker broker,
      InboxUnderTest inbox,
      int lanes,
      Pool leasePool,
      int batchSize,
      Function<EventBatch, Uni<Void>> application) {
    StreamConsumers consumers =
        new StreamConsumers(
            service,
            new TestConsumerSettings(batchSize),
            new LeaseTable(leasePool, new LeaseSettings(Duration.ofSeconds(2))),
            new BrokerConnector(broker.settings()),
            inbox.database.vertx(),
            new SimpleMeterRegistry(),
            UUID.randomUUID());
    for (int lane = 0; lane < lanes; lane++) {
      Multi.createFrom()
          .publisher(consumers.lane("box"))
          .onItem()
          .transformToUniAndConcatenate(message -> apply(application, message))
          .subscribe()
          .with(
              ignored -> {},
              failure -> {
                throw new AssertionError("a lane ended", failure);
              });
    }
    consumers.start();
    return new Replica(consumers);
  }

  Set<Integer> slots() {
    return consumers.status().getFirst().slots();
  }

  ConsumerStatus status() {
    return consumers.status().getFirst();
  }

  public ConsumedStreams streams() {
    return consumers;
  }

  public boolean hasEverything() {
    return status().isReady() && slots().size() == PARTITIONS + 1;
  }

  @Override
  public void close() {
    consumers.close();
  }

  /** As the provider does for a method that returns a Uni. */
  private static Uni<Void> apply(
      Function<EventBatch, Uni<Void>> application, Message<EventBatch> message) {
    return application
        .apply(message.getPayload())
        .onItemOrFailure()
        .transformToUni(
            (done, fault) ->
                Uni.createFrom()
                    .completionStage(fault == null ? message.ack() : message.nack(fault)));
  }
}
