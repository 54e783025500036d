package dev.plumb.eventing.relay;

import dev.plumb.eventing.lease.HeldLeases;
import dev.plumb.eventing.lease.LeaseListener;
import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one replica holds, judged by monotonic time from before each renewal was sent. */
final class SimulatedLeases implements HeldLeases {

  private static final long TTL = Duration.ofSeconds(5).toNanos();
  private static final long MARGIN = TTL / 10;

  private final Process process;
  private final MemoryLeases table;
  private final LeaseListener listener;
  private Map<Integer, Long> fences = Map.of();
  private long endsAt;

  SimulatedLeases(Process process, MemoryLeases table, LeaseListener listener) {
    this.process = process;
    this.table = table;
    this.listener = listener;
  }

  void keep() {
    long sentAt = process.world().now();
    process.soon(
        300,
        () -> {
          Map<Integer, Long> ours = table.renewAndTake(process, SimulatedRelay.SHARDS, TTL);
          process.soon(300, () -> apply(ours, sentAt));
        });
    process.after(TTL / 3, this::keep);
  }

  private void apply(Map<Integer, Long> ours, long sentAt) {
    Map<Integer, Long> before = held();
    Map<Integer, Long> gained = new HashMap<>(ours);
    gained.entrySet().removeAll(before.entrySet());
    Set<Integer> lost = new HashSet<>(fences.keySet());
    lost.removeIf(slot -> fences.get(slot).equals(ours.get(slot)));
    fences = ours;
    endsAt = sentAt + TTL - MARGIN;
    if (!lost.isEmpty()) {
      listener.lost(lost);
    }
    if (!gained.isEmpty()) {
      listener.gained(gained);
    }
  }

  @Override
  public Map<Integer, Long> held() {
    return process.world().now() < endsAt ? fences : Map.of();
  }

  @Override
  public boolean mayFinish(int slot, long fence) {
    return Long.valueOf(fence).equals(held().get(slot));
  }
}
