package dev.plumb.eventing.connector;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How consuming a stream goes.
 *
 * @param waitingFor what keeps it from consuming, for a person to act on
 * @param slots held by this replica; the highest possible one is the unrouted queue
 * @param ready messages waiting on the broker per slot, held or not, as of the last look
 */
public record ConsumerStatus(
    String stream, Optional<String> waitingFor, Set<Integer> slots, Map<Integer, Long> ready) {

  public boolean isReady() {
    return waitingFor.isEmpty();
  }

  /** Messages waiting in the slots held by this replica. */
  public long backlog() {
    return slots.stream().mapToLong(slot -> ready.getOrDefault(slot, 0L)).sum();
  }
}
