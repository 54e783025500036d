package dev.plumb.eventing.connector;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.lease.Leases;
import dev.plumb.eventing.topology.ConsumedStreams;
import dev.plumb.eventing.topology.Topology;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** A service's consumers: lanes are added first, then all of them start. */
final class StreamConsumers implements ConsumedStreams, AutoCloseable {

  private final String service;
  private final ConsumerSettings settings;
  private final LeaseTable leaseTable;
  private final BrokerConnector broker;
  private final VertxInternal vertx;
  private final MeterRegistry registry;
  private final UUID owner;
  private final Map<String, Semaphore> disturbances = new LinkedHashMap<>();
  private final Map<String, List<Lane>> lanes = new LinkedHashMap<>();
  private List<StreamConsumer> consumers = List.of();
  private boolean closed;

  /**
   * @param owner this process and no other, not even its next start
   */
  StreamConsumers(
      String service,
      ConsumerSettings settings,
      LeaseTable leaseTable,
      BrokerConnector broker,
      Vertx vertx,
      MeterRegistry registry,
      UUID owner) {
    this.service = service;
    this.settings = settings;
    this.leaseTable = leaseTable;
    this.broker = broker;
    this.vertx = (VertxInternal) vertx;
    this.registry = registry;
    this.owner = owner;
  }

  /** One more lane of the stream. */
  synchronized Lane lane(String stream) {
    Semaphore disturbance = disturbances.computeIfAbsent(stream, name -> new Semaphore(0));
    Lane lane =
        new Lane(
            stream,
            settings,
            vertx.createEventLoopContext(),
            registry.counter("plumb.consumer.deliveries", "stream", stream),
            disturbance::release);
    lanes.computeIfAbsent(stream, name -> new ArrayList<>()).add(lane);
    return lane;
  }

  /** The tables must be there. */
  synchronized void start() {
    if (closed) {
      return;
    }
    consumers = lanes.keySet().stream().map(this::consumer).toList();
    consumers.forEach(StreamConsumer::start);
  }

  /** What the lanes so far need on the broker. */
  synchronized List<Topology> topologies() {
    return lanes.keySet().stream().map(this::topology).toList();
  }

  synchronized List<ConsumerStatus> status() {
    return consumers.stream().map(StreamConsumer::status).toList();
  }

  /** None before the start. */
  @Override
  public synchronized List<Consumed> now() {
    return consumers.stream().map(StreamConsumer::consumed).toList();
  }

  /** Blocks until all have drained. */
  @Override
  public void close() {
    List<StreamConsumer> last;
    synchronized (this) {
      closed = true;
      last = consumers;
    }
    last.parallelStream().forEach(StreamConsumer::close);
  }

  private StreamConsumer consumer(String stream) {
    Topology topology = topology(stream);
    StreamConsumer consumer =
        new StreamConsumer(
            settings,
            topology,
            broker,
            lanes.get(stream),
            disturbances.get(stream),
            listener -> leases(topology, listener));
    gauges(stream, consumer);
    return consumer;
  }

  private Topology topology(String stream) {
    return new Topology(service, stream, settings.partitions(), settings.hashExchange());
  }

  private Leases leases(Topology topology, LeaseListener listener) {
    return new Leases(
        leaseTable,
        "partition:" + topology.name(),
        topology.slots(),
        owner,
        System::nanoTime,
        listener);
  }

  private void gauges(String stream, StreamConsumer consumer) {
    Gauge.builder("plumb.consumer.partitions", consumer, c -> c.status().slots().size())
        .tag("stream", stream)
        .register(registry);
    Gauge.builder("plumb.consumer.waiting", consumer, c -> c.status().isReady() ? 0 : 1)
        .tag("stream", stream)
        .register(registry);
    Gauge.builder("plumb.consumer.backlog", consumer, c -> c.status().backlog())
        .tag("stream", stream)
        .register(registry);
  }
}
