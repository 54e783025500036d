package dev.plumb.eventing.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a replay has come.
 *
 * @param events there were when it began
 * @param published confirmed by the broker
 * @param reached the last one of these
 * @param fault why it makes no progress, or failed
 */
public record Replay(
    UUID id,
    ReplayRequest request,
    State state,
    long events,
    long published,
    Place reached,
    Place last,
    Optional<String> fault,
    Instant startedAt,
    Optional<Instant> endedAt) {

  public enum State {
    /** A replica publishes, or the next one that is up will go on. */
    RUNNING,
    /** Everything there was at the beginning is with the consumer's queues. */
    DONE,
    /** Broken off by a person. */
    CANCELLED,
    /** Can't be done: says why. */
    FAILED
  }

  /**
   * @param place position in the log; the version if it is about one key
   */
  record Place(LocalDate day, long place) {

    static final Place BEFORE_ALL = new Place(LocalDate.EPOCH, 0);
  }

  Replay at(Place next, int more) {
    return new Replay(
        id, request, state, events, published + more, next, last, fault, startedAt, endedAt);
  }
}
