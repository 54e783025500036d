package dev.plumb.eventing.connector;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.startup.Prerequisite;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * The broker with all that is asked of it: confirms, and what the service needs there. Consumers
 * and relay do the same themselves, but not before the database is there.
 */
@Singleton
class BrokerPrerequisite implements Prerequisite {

  private final BrokerConnector broker;
  private final NeededTopology needed;

  BrokerPrerequisite(BrokerConnector broker, NeededTopology needed) {
    this.broker = broker;
    this.needed = needed;
  }

  @Override
  public String name() {
    return "the broker";
  }

  @Override
  public Optional<String> missing() {
    return broker.tryOut("plumb-prerequisites", this::askEverything);
  }

  private void askEverything(Connection connection) throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      channel.confirmSelect();
    }
    needed.ensure(connection);
  }
}
