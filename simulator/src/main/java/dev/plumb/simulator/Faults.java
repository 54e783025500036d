package dev.plumb.simulator;

import java.time.Duration;
import java.util.List;

/** What goes wrong by itself, at any moment between two steps. */
final class Faults {

  private final World world;
  private final Shop shop;

  Faults(World world, Shop shop) {
    this.world = world;
    this.shop = shop;
  }

  void begin() {
    next();
  }

  private void next() {
    world.after(
        100_000_000L + world.random().nextLong(Duration.ofMillis(1_200).toNanos()),
        () -> {
          if (world.faults()) {
            happen();
            next();
          }
        });
  }

  private void happen() {
    Service service = pick(shop.services());
    if (service.replicas().isEmpty()) {
      return;
    }
    Replica replica = pick(service.replicas());
    switch (world.random().nextInt(9)) {
      case 0, 1, 2 -> crash(replica);
      case 3 -> freeze(replica);
      case 4, 5 -> cut(replica);
      case 6 -> unbind();
      case 7 -> down(shop.toProvider, "the provider");
      default -> down(shop.toCarrier, "the carrier");
    }
  }

  private void crash(Replica replica) {
    replica.process().crash("");
  }

  /** Longer than its heartbeat allows, and often longer than its leases and claims last. */
  private void freeze(Replica replica) {
    long nanos = Duration.ofSeconds(2).toNanos() + world.random().nextLong(10_000_000_000L);
    world.tell(() -> "%s freezes for %.1f s".formatted(replica.process(), nanos / 1e9));
    replica.process().freeze(nanos);
    world.after(Duration.ofSeconds(1).toNanos(), replica::cut);
  }

  private void cut(Replica replica) {
    world.tell(() -> replica.process() + " loses its connection to the broker");
    replica.cut();
  }

  private void unbind() {
    String stream = pick(List.of("order", "payment", "shipment"));
    world.tell(() -> "for two seconds no queue is bound to exchange " + stream);
    shop.broker().unbind(stream, Duration.ofSeconds(2).toNanos());
  }

  private void down(Line line, String whom) {
    long nanos = world.random().nextLong(Duration.ofSeconds(30).toNanos());
    world.tell(() -> "%s is down for %.1f s".formatted(whom, nanos / 1e9));
    line.down(nanos);
  }

  private <T> T pick(List<T> among) {
    return among.get(world.random().nextInt(among.size()));
  }
}
