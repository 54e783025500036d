package dev.plumb.eventing.log;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.relay.RelaySettings;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Answers for every stream that has a {@link StateSource}. */
@Singleton
class LogProducer {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  @Produces
  @Singleton
  LogService log(
      @Any Instance<StateSource> sources,
      RelaySettings relay,
      BrokerConnector broker,
      Pool pool,
      Transactions transactions,
      Vertx vertx,
      MeterRegistry meters) {
    EventLogTable table = new EventLogTable(pool, relay.keepDays());
    Map<String, Answers> answers = new HashMap<>();
    for (StateSource states : sources) {
      LogReader reader = new LogReader(table, System::nanoTime);
      answers.put(
          states.stream(),
          new Answers(
              states,
              relay.source(),
              table,
              reader,
              transactions,
              new FreshContext(vertx),
              meters,
              broker.provision()));
    }
    return new LogService(
        broker, answers, new Backoff(FIRST_PAUSE, LONGEST_PAUSE, new SecureRandom()));
  }

  void start(@Observes StartupEvent event, Schema schema, LogService log) {
    schema.ready().subscribe().with(ready -> log.start(), stopping -> {});
  }

  void stop(@Observes ShutdownEvent event, LogService log) {
    log.stop();
  }
}
