package dev.plumb.simulator;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.simulator.Facts.Thread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one service has made of the events that came to it, as its auditor counts along: each is
 * taken in once, and each sequence is gone through without a hole or a step back.
 */
public final class Arrivals {

  private record Arrival(Thread thread, long version) {}

  private final String service;
  private final Facts facts;
  private final Set<UUID> ids = new HashSet<>();
  private final Set<Arrival> arrived = new HashSet<>();
  private final Map<Thread, Long> reached = new HashMap<>();

  Arrivals(String service, Facts facts) {
    this.service = service;
    this.facts = facts;
  }

  public String name(ReceivedEvent event) {
    return facts.name(event.type(), event.version(), event.key());
  }

  /**
   * @param fresh what the service takes in, not having seen it before
   * @param watermarks as it believes them to be
   */
  public void admitted(String stream, List<ReceivedEvent> fresh, Map<UUID, Long> watermarks) {
    for (ReceivedEvent event : fresh) {
      if (!facts.has(stream, event.key(), event.version(), event.id())) {
        throw new Violation(service + " hears of " + name(event) + ", which was never committed");
      }
      if (!ids.add(event.id())) {
        throw new Violation(service + " takes in " + name(event) + " a second time");
      }
      arrived.add(new Arrival(new Thread(stream, event.key()), event.version()));
    }
    watermarks.forEach((key, version) -> check(new Thread(stream, key), version));
  }

  private void check(Thread thread, long believed) {
    long real = reached.getOrDefault(thread, 0L);
    if (real != believed) {
      throw new Violation(
          "%s goes on from v%d in stream %s of %s, where it has come to v%d"
              .formatted(service, believed, thread.stream(), facts.of(thread.key()), real));
    }
  }

  /** Applied or refused, and the next is waited for. */
  public void moved(String stream, UUID key, long to) {
    Thread thread = new Thread(stream, key);
    for (long version = reached.getOrDefault(thread, 0L) + 1; version <= to; version++) {
      if (!arrived.contains(new Arrival(thread, version))) {
        throw new Violation(
            "%s goes past v%d in stream %s of %s, which has not come"
                .formatted(service, version, stream, facts.of(key)));
      }
    }
    reached.put(thread, to);
  }

  /** Whether something before it has not been applied. */
  boolean isAhead(ReceivedEvent event) {
    return event.version() > reached(new Thread(event.stream(), event.key())) + 1;
  }

  long reached(Thread thread) {
    return reached.getOrDefault(thread, 0L);
  }
}
