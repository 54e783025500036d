package dev.plumb.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A partition queue with a single active consumer. What it hasn't acknowledged comes again. */
final class Queue {

  private static final int PREFETCH = 20;

  private final World world;
  private final String name;
  private final ArrayDeque<Delivery> ready = new ArrayDeque<>();
  private final Map<Long, Delivery> unacked = new LinkedHashMap<>();
  private final List<Lane> consumers = new ArrayList<>();
  private long tags;

  Queue(World world, String name) {
    this.world = world;
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }

  boolean isEmpty() {
    return ready.isEmpty() && unacked.isEmpty();
  }

  void add(Delivery delivery) {
    ready.add(delivery);
    if (world.faults() && ready.size() > 1 && world.chance(3)) {
      swapLastTwo();
    }
    deliver();
  }

  private void swapLastTwo() {
    Delivery last = ready.pollLast();
    Delivery before = ready.pollLast();
    ready.add(last);
    ready.add(before);
    world.tell(() -> "the broker swaps two messages of " + name);
  }

  void subscribe(Lane lane) {
    consumers.add(lane);
    deliver();
  }

  /** Its channel is gone, whether it knows or not. */
  void leave(Lane lane) {
    if (!consumers.contains(lane)) {
      return;
    }
    boolean wasActive = consumers.getFirst() == lane;
    consumers.remove(lane);
    if (wasActive) {
      List<Delivery> again =
          new ArrayList<>(unacked.values().stream().map(Delivery::again).toList());
      unacked.clear();
      Collections.reverse(again);
      again.forEach(ready::addFirst);
      deliver();
    }
  }

  void ack(Lane lane, long tag) {
    if (isActive(lane)) {
      unacked.remove(tag);
      deliver();
    }
  }

  void ackAll(Lane lane) {
    if (isActive(lane)) {
      unacked.clear();
      deliver();
    }
  }

  /** To its end; beyond the limit the broker gives up on it. */
  void requeue(Lane lane, long tag, int limit) {
    Delivery back = isActive(lane) ? unacked.remove(tag) : null;
    if (back != null && back.tries() == limit) {
      throw new Violation(
          "the broker gives up on a message of " + name + " after " + limit + " tries");
    }
    if (back != null) {
      ready.addLast(back.again());
    }
    deliver();
  }

  private boolean isActive(Lane lane) {
    return !consumers.isEmpty() && consumers.getFirst() == lane;
  }

  private void deliver() {
    while (!consumers.isEmpty() && !ready.isEmpty() && unacked.size() < PREFETCH) {
      long tag = ++tags;
      Delivery next = ready.poll();
      unacked.put(tag, next);
      consumers.getFirst().deliver(tag, next);
    }
  }
}
