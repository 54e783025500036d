package dev.plumb.simulator;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Exchanges and the partition queues of those that listen to them. */
public final class Broker {

  static final int PARTITIONS = 2;

  private record Name(String consumer, String stream) {}

  private record Lost(String consumer, UUID event) {}

  private final World world;
  private final Facts facts;
  private final Map<Name, List<Queue>> queues = new LinkedHashMap<>();
  private final Set<Lost> lost = new HashSet<>();
  private final Map<String, Long> unboundUntil = new LinkedHashMap<>();

  Broker(World world, Facts facts) {
    this.world = world;
    this.facts = facts;
  }

  List<Queue> declare(String consumer, String stream) {
    return queues.computeIfAbsent(
        new Name(consumer, stream),
        name -> {
          List<Queue> partitions = new ArrayList<>();
          for (int at = 0; at < PARTITIONS; at++) {
            partitions.add(new Queue(world, consumer + "." + stream + "." + at));
          }
          return partitions;
        });
  }

  /** For a while nothing is bound to the stream's exchange. */
  void unbind(String stream, long nanos) {
    unboundUntil.put(stream, world.now() + nanos);
  }

  /** False if no queue got it. */
  public boolean publish(NewEvent event) {
    if (unboundUntil.getOrDefault(event.stream(), 0L) > world.now()) {
      return false;
    }
    queues.forEach(
        (name, partitions) -> {
          if (name.stream.equals(event.stream())) {
            route(name, partitions, event);
          }
        });
    return true;
  }

  private void route(Name name, List<Queue> partitions, NewEvent event) {
    if (world.faults() && world.chance(0.5)) {
      lost.add(new Lost(name.consumer, event.id()));
      world.tell(() -> "the broker loses " + name(event) + " for " + name.consumer);
      return;
    }
    add(partitions, event);
    if (world.faults() && world.chance(2)) {
      world.tell(() -> "the broker delivers " + name(event) + " to " + name.consumer + " twice");
      add(partitions, event);
    }
  }

  /** What was asked for again, to that consumer only: nothing but the broker may have lost it. */
  void publishTo(String consumer, NewEvent event) {
    if (!lost.contains(new Lost(consumer, event.id()))) {
      throw new Violation(name(event) + " got lost on its way to " + consumer);
    }
    add(declare(consumer, event.stream()), event);
  }

  private void add(List<Queue> partitions, NewEvent event) {
    Delivery delivery = new Delivery(received(event), 1);
    partitions.get(Math.floorMod(hash(event.key()), PARTITIONS)).add(delivery);
  }

  Collection<Queue> queues() {
    return queues.values().stream().flatMap(List::stream).toList();
  }

  private String name(NewEvent event) {
    return facts.name(event);
  }

  private static int hash(UUID key) {
    return (int) (key.getLeastSignificantBits() >>> 8);
  }

  private static ReceivedEvent received(NewEvent event) {
    return new ReceivedEvent(
        event.id(),
        "/plumb/" + event.stream(),
        event.stream(),
        event.key(),
        event.version(),
        event.type(),
        event.schema(),
        event.occurredAt(),
        Optional.empty(),
        event.body());
  }
}
