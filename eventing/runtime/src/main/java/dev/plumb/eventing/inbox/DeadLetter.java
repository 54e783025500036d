package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event that can't be applied until a person acts.
 *
 * @param id of the row; rises with time
 * @param event empty where the delivery's attributes could not be read
 * @param headers of an unreadable delivery, as received; empty otherwise
 * @param reason why it is dead, as of the last try
 */
public record DeadLetter(
    long id,
    String stream,
    Optional<ReceivedEvent> event,
    Map<String, String> headers,
    byte[] body,
    String reason,
    Instant diedAt) {}
