package dev.plumb.eventing.connector;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.ServiceTopology;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What this service needs on the broker, once its channels are wired. */
@Singleton
class NeededTopology {

  private final ServiceName service;
  private final BrokerConnector broker;
  private final StreamConsumers consumers;
  private final List<StateSource> told;

  NeededTopology(
      ServiceName service,
      BrokerConnector broker,
      StreamConsumers consumers,
      @All List<StateSource> told) {
    this.service = service;
    this.broker = broker;
    this.consumers = consumers;
    this.told = told;
  }

  ServiceTopology now() {
    return new ServiceTopology(
        service.value(),
        told.stream().map(StateSource::stream).sorted().toList(),
        consumers.topologies());
  }

  /** Fails unless all of it is there then. Blocks. */
  void ensure(Connection connection) throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      for (Declaration each : now().declarations()) {
        broker.provision().of(each, channel);
      }
    }
  }
}
