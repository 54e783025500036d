package dev.plumb.simulator;

import dev.plumb.billing.provider.ProviderBooks;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.EffectSettings;
import dev.plumb.eventing.effect.ProviderSettings;
import dev.plumb.eventing.effect.SimulatedEffects;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.InboxSettings;
import dev.plumb.eventing.inbox.SimulatedInbox;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.outbox.Shards;
import dev.plumb.eventing.relay.SimulatedRelay;
import dev.plumb.eventing.timer.firing.MemoryTimerTable;
import dev.plumb.eventing.timer.firing.SimulatedTimers;
import dev.plumb.eventing.timer.firing.TimerPort;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.simulator.memory.MemoryOutbox;
import dev.plumb.simulator.memory.MemoryTransactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of one replica: the service's own beans over what the simulator gives them. */
final class Replica {

  static final Shards SHARDS = new Shards(4);

  private static final MeterRegistry METERS = new CompositeMeterRegistry();

  static {
    METERS.config().meterFilter(MeterFilter.deny());
  }

  private static final InboxSettings INBOX = Settings.of(InboxSettings.class, Map.of());

  /** Never opens: it goes by the machine's clock. */
  private static final Map<String, Object> CIRCUIT = Map.of("circuitVolume", 10_000);

  private static final EffectSettings EFFECTS =
      Settings.of(
          EffectSettings.class,
          Map.of(
              "callTimeout",
              Duration.ofSeconds(4),
              "claim",
              Duration.ofSeconds(3),
              "renew",
              Duration.ofSeconds(1),
              "maxBackoff",
              Duration.ofSeconds(5),
              "keyWindow",
              ProviderBooks.KEYS_KEPT,
              "of",
              Settings.of(ProviderSettings.class, CIRCUIT)));

  private final Service service;
  private final Shop shop;
  private final Process process;
  private final List<Lane> lanes = new ArrayList<>();
  private final Beans beans;
  private final SimulatedEffects effects;
  private final SimulatedRelay relay;
  private final SimulatedTimers timers;
  private final Outbox outbox;
  private boolean started;

  Replica(Service service, Shop shop, Process process) {
    this.service = service;
    this.shop = shop;
    this.process = process;
    Transactions transactions = new MemoryTransactions(service.database, process);
    relay =
        new SimulatedRelay(
            process,
            service.outbox,
            service.database,
            service.leases,
            shop.broker(),
            shop.facts(),
            service::notifyRelays,
            METERS);
    outbox = new MemoryOutbox(service.outbox, SHARDS, shop.facts(), relay);
    effects = new SimulatedEffects(service.effects, process, EFFECTS, transactions, METERS);
    timers = new SimulatedTimers(service.timers, service.world, transactions, this::timerPorts);
    Inbox inbox =
        SimulatedInbox.of(
            process,
            service.inbox,
            service.arrivals,
            transactions,
            outbox,
            effects,
            timers,
            INBOX,
            METERS);
    Supplier<UUID> ids = service.world::id;
    List<Object> given =
        new ArrayList<>(
            List.of(transactions, outbox, effects, timers, inbox, ids, service.world.clock()));
    given.addAll(service.surroundings.apply(process));
    beans = new Beans(given.toArray());
  }

  Process process() {
    return process;
  }

  <T> T get(Class<T> bean) {
    return beans.get(bean);
  }

  void startOnce() {
    if (started) {
      return;
    }
    started = true;
    process.atItsEnd(() -> lanes.forEach(Lane::leave));
    service.world.as(
        process,
        () -> {
          effects.start(beans.all(service.classes, EffectPort.class));
          relay.start();
          StreamMethods.of(service.classes).forEach(this::consume);
        });
  }

  private void consume(String stream, StreamMethods.Method method) {
    Object bean = beans.get(method.bean());
    for (Queue queue : shop.broker().declare(service.name, stream)) {
      subscribe(queue, stream, batch -> method.call(bean, batch));
    }
  }

  private void subscribe(Queue queue, String stream, Function<EventBatch, Uni<Void>> consumer) {
    Lane lane = new Lane(process, queue, stream, consumer, service.arrivals);
    lanes.add(lane);
    queue.subscribe(lane);
    lane.whenGone(
        () -> {
          lanes.remove(lane);
          process.soon(200_000, () -> subscribe(queue, stream, consumer));
        });
  }

  @SuppressWarnings("unchecked")
  private List<TimerPort<?>> timerPorts() {
    return (List<TimerPort<?>>) (List<?>) beans.all(service.classes, TimerPort.class);
  }

  void fire(MemoryTimerTable.Row timer) {
    process.soon(
        500, () -> timers.fire(timer, outbox, effects).subscribe().with(done -> {}, again -> {}));
  }

  @Override
  public String toString() {
    return relay.toString();
  }

  /** Another replica has committed something that this one may publish. */
  void wakeRelay() {
    relay.wake();
  }

  /** Its connection to the broker is cut: both what it consumes and what it publishes. */
  void cut() {
    new ArrayList<>(lanes).forEach(Lane::cut);
    relay.cut();
  }
}
