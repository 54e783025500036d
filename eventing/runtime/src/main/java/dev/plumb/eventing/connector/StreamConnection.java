package dev.plumb.eventing.connector;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A stream's connection with its topology and its lanes' channels. What is as it should be is left
 * alone, so that one way leads back from every fault. For one thread.
 */
final class StreamConnection {

  private static final int ABORT_MILLIS = 1_000;

  private final String name;
  private final ConsumerSettings settings;
  private final Topology topology;
  private final BrokerConnector broker;
  private final Runnable disturbed;
  private Connection connection;
  private long lookedAt;
  private boolean suspect = true;
  private volatile Map<Integer, Long> ready = Map.of();

  /**
   * @param disturbed told when the connection is gone
   */
  StreamConnection(
      String name,
      ConsumerSettings settings,
      Topology topology,
      BrokerConnector broker,
      Runnable disturbed) {
    this.name = name;
    this.settings = settings;
    this.topology = topology;
    this.broker = broker;
    this.disturbed = disturbed;
  }

  /** Messages ready per slot, as of the last look. */
  Map<Integer, Long> ready() {
    return ready;
  }

  /** The topology is declared again at the next opportunity. */
  void suspect() {
    suspect = true;
  }

  /**
   * Connection, topology, a channel per lane and a consumer per held slot.
   *
   * @param held slots, spread over the lanes
   */
  void putRight(List<Lane> lanes, Set<Integer> held) throws IOException, TimeoutException {
    if (connection == null || !connection.isOpen()) {
      lanes.forEach(Lane::close);
      connection = broker.open(name);
      connection.addShutdownListener(cause -> disturbed.run());
      suspect = true;
    }
    if (suspect || isLookDue()) {
      declare();
    }
    for (int i = 0; i < lanes.size(); i++) {
      int lane = i;
      Set<Integer> slots =
          held.stream().filter(slot -> slot % lanes.size() == lane).collect(Collectors.toSet());
      lanes.get(lane).consume(connection, topology, slots);
    }
  }

  /** The broker delivers to others what is not acknowledged. */
  void close(List<Lane> lanes) {
    lanes.forEach(Lane::flush);
    if (connection != null) {
      connection.abort(ABORT_MILLIS);
    }
  }

  private boolean isLookDue() {
    return System.nanoTime() - lookedAt >= settings.topologyCheck().toNanos();
  }

  private void declare() throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      ready = topology.ensure(broker.provision(), channel);
    }
    lookedAt = System.nanoTime();
    suspect = false;
  }
}
