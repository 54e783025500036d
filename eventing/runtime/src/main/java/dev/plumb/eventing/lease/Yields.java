package dev.plumb.eventing.lease;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slots on their way to other replicas. Changed by the leases' own thread, but for {@link #done}.
 */
final class Yields {

  private final Set<Integer> begun = new HashSet<>();
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();

  void begin(Set<Integer> slots) {
    begun.addAll(slots);
  }

  /** Nothing is under way for them any more. From any thread. */
  void done(Set<Integer> slots) {
    done.addAll(slots);
  }

  Set<Integer> toGiveBack() {
    return Set.copyOf(done);
  }

  void givenBack(Set<Integer> slots) {
    done.removeAll(slots);
    begun.removeAll(slots);
  }

  /** Those under way that are still ours; what went another way is forgotten. */
  Set<Integer> among(Map<Integer, Long> ours) {
    begun.retainAll(ours.keySet());
    return Set.copyOf(begun);
  }

  Set<Integer> all() {
    return Set.copyOf(begun);
  }
}
