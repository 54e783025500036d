package dev.plumb.eventing.connector;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.stop.Draining;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the plain classes of this package beans. */
@Singleton
class ConnectorProducer {

  @Produces
  @Singleton
  StreamConsumers consumers(
      ServiceName service,
      ConsumerSettings settings,
      LeaseTable leases,
      BrokerConnector broker,
      Vertx vertx,
      MeterRegistry meters) {
    return new StreamConsumers(
        service.value(), settings, leases, broker, vertx, meters, UUID.randomUUID());
  }

  @Produces
  @Singleton
  Draining draining(StreamConsumers consumers) {
    return new Draining("consumers", false, consumers::close);
  }

  @Produces
  @Singleton
  SettingsRule rule(ConsumerSettings settings) {
    return () -> problems(settings);
  }

  private static List<String> problems(ConsumerSettings settings) {
    List<String> problems = new ArrayList<>();
    if (settings.partitions() < 1 || settings.partitions() > 1000) {
      problems.add(
          "plumb.consumer.partitions is " + settings.partitions() + "; set it to 1 to 1000");
    }
    if (settings.batchSize() < 1) {
      problems.add(
          "plumb.consumer.batch-size is " + settings.batchSize() + "; set it to 1 or more");
    }
    if (settings.backlogBatchSize() < settings.batchSize()) {
      problems.add(
          "plumb.consumer.backlog-batch-size is below plumb.consumer.batch-size; set it to at"
              + " least that");
    }
    if (settings.prefetch() < 1 || settings.prefetch() > 65_535) {
      problems.add("plumb.consumer.prefetch is " + settings.prefetch() + "; set it to 1 to 65535");
    }
    if (settings.reconnectUpTo().compareTo(settings.reconnectFrom()) < 0) {
      problems.add(
          "plumb.consumer.reconnect-up-to is below plumb.consumer.reconnect-from; set it to at"
              + " least that");
    }
    return problems;
  }
}
