package dev.plumb.eventing.healing;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.ServiceName;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.topology.ConsumedStreams;
import dev.plumb.eventing.tx.PoolTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the plain classes of this package beans. */
@Singleton
class HealingProducer {

  @Produces
  @Singleton
  Healing healing(
      ServiceName service,
      ConsumedStreams streams,
      HealingSettings settings,
      Pool pool,
      BrokerConnector broker,
      MeterRegistry meters) {
    return new Healing(
        service.value(),
        streams,
        settings,
        pool,
        broker,
        meters,
        UUID::randomUUID,
        new SecureRandom());
  }

  @Produces
  @Singleton
  Gaps gaps(Pool pool) {
    return new Gaps(new PoolTransactions(pool));
  }

  @Produces
  @Singleton
  SettingsRule rule(HealingSettings settings) {
    return () -> problems(settings);
  }

  void start(@Observes StartupEvent event, Schema schema, Healing healing) {
    schema.ready().subscribe().with(ready -> healing.start(), stopping -> {});
  }

  void stop(@Observes ShutdownEvent event, Healing healing) {
    healing.stop();
  }

  private static List<String> problems(HealingSettings settings) {
    List<String> problems = new ArrayList<>();
    atLeast(problems, "compare-every", settings.compareEvery(), Duration.ofMillis(100));
    atLeast(problems, "grace", settings.grace(), Duration.ofMillis(1));
    atLeast(problems, "retry-up-to", settings.retryUpTo(), Duration.ofSeconds(1));
    atLeast(problems, "patience", settings.patience(), settings.grace());
    return problems;
  }

  private static void atLeast(
      List<String> problems, String setting, Duration value, Duration least) {
    if (value.compareTo(least) < 0) {
      problems.add("plumb.healing.%s is %s; set it to %s or more".formatted(setting, value, least));
    }
  }
}
