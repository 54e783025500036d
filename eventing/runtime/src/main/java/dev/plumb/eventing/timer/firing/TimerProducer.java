package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.stop.Draining;
import dev.plumb.eventing.timer.SqlTimers;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** Makes the plain classes of this package beans, and starts them once the tables are there. */
@Singleton
class TimerProducer {

  @Produces
  @Singleton
  TimerPorts ports(@All List<TimerPort<?>> ports) {
    return new TimerPorts(ports);
  }

  /** Ports may set timers themselves, so neither is looked up before it is needed. */
  @Produces
  @Singleton
  Timers timers(Instance<TimerPorts> ports, Instance<TimerWorker> worker) {
    return new SqlTimers(
        purpose -> ports.get().of(purpose), within -> worker.get().wakeWithin(within));
  }

  @Produces
  @Singleton
  TimerWorker worker(
      Vertx vertx,
      Pool pool,
      Transactions transactions,
      Outbox outbox,
      Effects effects,
      Timers timers,
      TimerPorts ports,
      TimerSettings settings,
      MeterRegistry meters) {
    TimerRows rows = new TimerRows(pool);
    TimerMetrics metrics = new TimerMetrics(meters);
    return new TimerWorker(
        vertx,
        rows,
        new Firing(
            new FiringTransaction(transactions, rows, outbox, effects, timers),
            ports,
            rows,
            new FreshContext(vertx),
            metrics,
            new Backoff(settings.backoff(), settings.maxBackoff(), new SecureRandom())),
        settings,
        metrics,
        UUID::randomUUID,
        System::nanoTime);
  }

  @Produces
  @Singleton
  SettingsRule rule(TimerSettings settings) {
    return new TimerSettingsRule(settings);
  }

  @Produces
  @Singleton
  Draining draining(TimerWorker worker) {
    return new Draining("timers", false, worker::stop);
  }

  void start(@Observes StartupEvent event, Schema schema, TimerWorker worker) {
    schema.ready().subscribe().with(ignored -> worker.start(), stopping -> {});
  }
}
