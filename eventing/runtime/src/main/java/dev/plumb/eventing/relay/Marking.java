package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.InFlight.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Marks what was confirmed as sent, many at a time. */
final class Marking {

  private static final int AT_ONCE = 1_000;

  /** Few confirms are collected this long: marking is in nobody's way. */
  private static final long LINGER = 20_000_000;

  private final OutboxAccess link;
  private final String resource;
  private final String owner;
  private final LongSupplier nanoTime;
  private final Consumer<List<Sent>> onMarked;
  private final Consumer<Map<Integer, Long>> onRefused;
  private List<Sent> confirmed = new ArrayList<>();
  private long dueAt;

  Marking(
      OutboxAccess link,
      String resource,
      String owner,
      LongSupplier nanoTime,
      Consumer<List<Sent>> onMarked,
      Consumer<Map<Integer, Long>> onRefused) {
    this.link = link;
    this.resource = resource;
    this.owner = owner;
    this.nanoTime = nanoTime;
    this.onMarked = onMarked;
    this.onRefused = onRefused;
  }

  void add(Sent sent) {
    if (confirmed.isEmpty()) {
      dueAt = nanoTime.getAsLong() + LINGER;
    }
    confirmed.add(sent);
  }

  /**
   * @param urgent whether somebody waits for it
   */
  void step(boolean urgent) {
    boolean due = urgent || nanoTime.getAsLong() - dueAt >= 0;
    if (confirmed.isEmpty() || !due || !link.isFree()) {
      return;
    }
    List<Sent> some = take();
    link.run(
        outbox -> outbox.mark(resource, owner, some),
        refused -> {
          onMarked.accept(some);
          if (!refused.isEmpty()) {
            onRefused.accept(fences(some, refused));
          }
        },
        () -> putBack(some));
  }

  private static Map<Integer, Long> fences(List<Sent> sent, List<Integer> shards) {
    Map<Integer, Long> fences = new HashMap<>();
    for (Sent each : sent) {
      if (shards.contains(each.event().shard())) {
        fences.merge(each.event().shard(), each.fence(), Math::max);
      }
    }
    return fences;
  }

  /** Nanoseconds until there is something to do, at most {@code limit}. */
  long untilDue(long limit) {
    return confirmed.isEmpty() || !link.isFree()
        ? limit
        : Math.clamp(dueAt - nanoTime.getAsLong(), 0, limit);
  }

  private void putBack(List<Sent> some) {
    List<Sent> all = new ArrayList<>(some);
    all.addAll(confirmed);
    confirmed = all;
  }

  private List<Sent> take() {
    if (confirmed.size() <= AT_ONCE) {
      List<Sent> all = confirmed;
      confirmed = new ArrayList<>();
      return all;
    }
    List<Sent> some = List.copyOf(confirmed.subList(0, AT_ONCE));
    confirmed.subList(0, AT_ONCE).clear();
    return some;
  }
}
