package dev.plumb.eventing.replay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.relay.RelaySettings;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes the plain classes of this package beans, and starts them once the tables are there. */
@Singleton
class ReplayProducer {

  @Produces
  @Singleton
  Republisher republisher(BrokerConnector broker, ServiceName service, RelaySettings settings) {
    return new Republisher(broker, service.value() + " replay", settings.confirmTimeout());
  }

  @Produces
  @Singleton
  EventLogPages log(Pool pool, RelaySettings settings) {
    return new EventLogPages(pool, settings.source());
  }

  @Produces
  @Singleton
  ReplayRunner runner(
      Vertx vertx, Transactions transactions, EventLogPages log, Republisher republisher) {
    return new ReplayRunner(
        new FreshContext(vertx),
        transactions,
        log,
        republisher,
        UUID::randomUUID,
        System::nanoTime);
  }

  @Produces
  @Singleton
  Replays replays(Transactions transactions, EventLogPages log, ReplayRunner runner) {
    return new Replays(transactions, log, UUID::randomUUID, runner::look);
  }

  void start(@Observes StartupEvent event, Schema schema, ReplayRunner runner) {
    schema.ready().subscribe().with(ready -> runner.start(), stopping -> {});
  }

  void stop(@Observes ShutdownEvent event, ReplayRunner runner, Republisher republisher) {
    runner.close();
    republisher.close();
  }
}
