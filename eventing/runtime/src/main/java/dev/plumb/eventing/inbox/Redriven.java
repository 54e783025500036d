package dev.plumb.eventing.inbox;

import java.util.Optional;

/**
 * What became of a dead letter.
 *
 * @param why it was refused or is still dead
 * @param released how many events that waited behind it came to an end
 * @param stoppedAt the dead letter that the key waits for now
 */
public record Redriven(
    DeadLetter letter, End end, Optional<String> why, int released, Optional<Long> stoppedAt) {

  public enum End {
    APPLIED,
    /** A legal delivery of an illegal transition: recorded, and no longer in the way. */
    REFUSED,
    /** Its key had gone on without it. */
    STALE,
    /** Nothing has changed, except that the reason may be another. */
    STILL_DEAD,
    /** Given up by a person. */
    DISCARDED
  }
}
