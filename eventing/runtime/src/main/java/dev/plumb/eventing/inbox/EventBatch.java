package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.List;

/**
 * Deliveries of one consuming lane, oldest first.
 *
 * @param unreadable deliveries whose attributes can't be read: they have no key to wait behind
 */
public record EventBatch(
    String stream, List<ReceivedEvent> events, List<UnreadableDelivery> unreadable) {

  public EventBatch {
    events = List.copyOf(events);
    unreadable = List.copyOf(unreadable);
  }
}
