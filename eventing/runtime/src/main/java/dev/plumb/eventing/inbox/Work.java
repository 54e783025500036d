package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one transaction takes on.
 *
 * @param keys of the events, and those whose parked events may be next
 * @param releases how many parked events a key may release at most
 * @param verdict if present, what is next dies for this reason instead of being tried
 */
record Work(
    List<ReceivedEvent> events,
    List<UnreadableDelivery> unreadable,
    List<UUID> keys,
    int releases,
    Optional<String> verdict) {

  static Work whole(EventBatch batch) {
    List<UUID> keys = batch.events().stream().map(ReceivedEvent::key).distinct().sorted().toList();
    return new Work(batch.events(), batch.unreadable(), keys, Integer.MAX_VALUE, Optional.empty());
  }

  /** Alone, so that nothing else can be the reason if it fails. */
  static Work alone(ReceivedEvent event) {
    return new Work(List.of(event), List.of(), List.of(event.key()), 0, Optional.empty());
  }

  static Work unreadable(List<UnreadableDelivery> deliveries) {
    return new Work(List.of(), deliveries, List.of(), 0, Optional.empty());
  }

  static Work nextParked(UUID key) {
    return new Work(List.of(), List.of(), List.of(key), 1, Optional.empty());
  }

  Work condemned(String reason) {
    return new Work(events, unreadable, keys, releases, Optional.of(reason));
  }

  boolean canBeDivided() {
    return events.size() + unreadable.size() > 1;
  }
}
