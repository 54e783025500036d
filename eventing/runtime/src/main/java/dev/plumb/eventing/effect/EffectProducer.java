package dev.plumb.eventing.effect;

import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.stop.Draining;
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
class EffectProducer {

  @Produces
  @Singleton
  EffectPorts ports(@All List<EffectPort> ports) {
    return new EffectPorts(ports);
  }

  /** Ports may intend effects themselves, so neither is looked up before it is needed. */
  @Produces
  @Singleton
  Effects effects(Instance<EffectPorts> ports, Instance<EffectWorker> worker) {
    return new SqlEffects(ports::get, () -> worker.get().wake());
  }

  @Produces
  @Singleton
  EffectWorker worker(
      Vertx vertx,
      Pool pool,
      Transactions transactions,
      EffectPorts ports,
      EffectSettings settings,
      MeterRegistry meters) {
    return new EffectWorker(
        vertx,
        pool,
        transactions,
        ports,
        settings,
        meters,
        new SecureRandom(),
        UUID.randomUUID().toString());
  }

  @Produces
  @Singleton
  HeldProviders held(Transactions transactions, Pool pool, EffectWorker worker) {
    return new HeldProviders(transactions, new TroubleRows(pool), worker);
  }

  @Produces
  @Singleton
  EffectLedger ledger(
      Transactions transactions, EffectPorts ports, EffectSettings settings, EffectWorker worker) {
    return new EffectLedger(transactions, ports, settings, worker);
  }

  @Produces
  @Singleton
  SettingsRule rule(EffectSettings settings) {
    return new EffectSettingsRule(settings);
  }

  @Produces
  @Singleton
  Draining draining(EffectWorker worker) {
    return new Draining("effects", false, worker::stop);
  }

  void start(@Observes StartupEvent event, Schema schema, EffectWorker worker) {
    schema.ready().subscribe().with(ignored -> worker.start(), stopping -> {});
  }
}
