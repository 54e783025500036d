package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.lease.LeaseConfig;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.stop.Draining;
import dev.plumb.eventing.trace.EventSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes the relay a bean and starts it once the tables are there. */
@Singleton
class RelayProducer {

  @Produces
  @Singleton
  RelaySettings settings(RelayConfig config, ServiceName service) {
    return config.settings(service.value());
  }

  @Produces
  @Singleton
  SettingsRule rule(RelayConfig outbox, LeaseConfig lease) {
    return new RelaySettingsRule(outbox, lease);
  }

  @Produces
  @Singleton
  Shards shards(RelaySettings settings) {
    return Relay.shards(settings);
  }

  @Produces
  @Singleton
  Relay relay(
      ServiceName service,
      RelaySettings settings,
      LeaseTable leases,
      Pool pool,
      BrokerConnector broker,
      MeterRegistry meters,
      EventSpans spans) {
    return new Relay(
        service.value() + " relay",
        settings,
        leases,
        pool,
        broker,
        meters,
        UUID.randomUUID(),
        System::nanoTime,
        Clock.systemUTC(),
        new SecureRandom(),
        spans);
  }

  @Produces
  @Singleton
  Draining draining(Relay relay) {
    return new Draining("relay", true, relay::stop);
  }

  void start(@Observes StartupEvent event, Schema schema, Relay relay) {
    schema.ready().subscribe().with(ready -> relay.start(), stopping -> {});
  }
}
