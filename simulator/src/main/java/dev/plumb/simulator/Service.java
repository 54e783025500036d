package dev.plumb.simulator;

import dev.plumb.eventing.effect.MemoryEffectTable;
import dev.plumb.eventing.inbox.MemoryInboxStore;
import dev.plumb.eventing.timer.firing.MemoryTimerTable;
import dev.plumb.simulator.memory.MemoryDatabase;
import dev.plumb.simulator.memory.MemoryOutboxTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One service: what its replicas share, and who of them is there. */
final class Service {

  private static final int REPLICAS = 2;

  final String name;
  final World world;
  final MemoryDatabase database;
  final MemoryOutboxTable outbox = new MemoryOutboxTable();
  final MemoryInboxStore inbox = new MemoryInboxStore();
  final MemoryEffectTable effects;
  final MemoryTimerTable timers;
  final MemoryLeases leases;
  final Arrivals arrivals;
  final List<Class<?>> classes;

  /** The service's own stores, and its lines to the outside, for one replica. */
  final Function<Process, List<Object>> surroundings;

  private final List<Replica> replicas = new ArrayList<>();
  private int started;

  Service(
      String name,
      World world,
      Facts facts,
      List<Class<?>> classes,
      Function<Process, List<Object>> surroundings) {
    this.name = name;
    this.world = world;
    this.database = new MemoryDatabase(world, name);
    this.effects = new MemoryEffectTable(database);
    this.timers = new MemoryTimerTable(world, due -> any().ifPresent(replica -> replica.fire(due)));
    this.leases = new MemoryLeases(world);
    this.arrivals = new Arrivals(name, facts);
    this.classes = classes;
    this.surroundings = surroundings;
  }

  void start(Shop shop) {
    while (replicas.size() < REPLICAS) {
      replicas.add(replica(shop));
    }
    replicas.forEach(Replica::startOnce);
  }

  void notifyRelays() {
    world.after(500_000, () -> replicas.forEach(Replica::wakeRelay));
  }

  List<Replica> replicas() {
    return replicas;
  }

  private Replica replica(Shop shop) {
    Process process = new Process(world, name + "#" + ++started);
    Replica replica = new Replica(this, shop, process);
    process.atItsEnd(() -> replicas.remove(replica));
    process.atItsEnd(() -> startAnotherLater(shop));
    return replica;
  }

  private void startAnotherLater(Shop shop) {
    world.after(
        Duration.ofMillis(500).toNanos() + world.random().nextLong(5_000_000_000L),
        () -> {
          world.tell(() -> "another replica of " + name + " starts");
          start(shop);
        });
  }

  /** One that answers. */
  Optional<Replica> any() {
    List<Replica> awake =
        replicas.stream().filter(replica -> !replica.process().isFrozen()).toList();
    return awake.isEmpty()
        ? Optional.empty()
        : Optional.of(awake.get(world.random().nextInt(awake.size())));
  }
}
