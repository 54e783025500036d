package dev.plumb.eventing.operation;

import dev.plumb.eventing.ReceivedEvent;
import java.util.Optional;

/**
 * Something an operator did.
 *
 * @param operator who, as he calls himself
 * @param reason his own
 * @param event that was acted on, if one that could be read
 * @param outcome in one word
 * @param detail for a person
 */
public record Operation(
    Action action,
    String operator,
    Optional<String> reason,
    String stream,
    Optional<ReceivedEvent> event,
    String outcome,
    Optional<String> detail) {

  public enum Action {
    /** A dead event was tried again. */
    REDRIVE,
    /** A dead event was given up. */
    DISCARD,
    /** Logged events were published again. */
    REPLAY,
    /** That was broken off. */
    CANCEL_REPLAY
  }
}
