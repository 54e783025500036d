package dev.plumb.eventing.relay;

import java.util.ArrayDeque;
import java.util.UUID;

/**
 * What is known of one (stream, key): its waiting events in version order, of which one at most is
 * in flight. Only {@link Lanes} changes it.
 */
final class Lane {

  /** Where a lane is; it is in at most one queue. */
  enum State {
    IDLE,
    /** In its outlet's queue. */
    READY,
    IN_FLIGHT,
    /** In the queue of those that wait for their next try. */
    HELD_BACK,
    /** To be read from the database, or being read. */
    TO_LOAD,
    /** Not ours any more. */
    DROPPED
  }

  final String stream;
  final UUID key;
  final int shard;
  final ArrayDeque<OutboxEvent> pending = new ArrayDeque<>(2);

  State state = State.IDLE;
  OutboxEvent inFlight;

  /** Highest version confirmed while this lane was in memory; 0 if none. */
  long confirmed;

  /** Confirmed events that are not marked as sent yet. */
  int unmarked;

  /** There may be rows above {@link #last} that are not in memory. */
  boolean more;

  int failures;
  long retryAt;
  long waitingSinceMillis;

  Lane(OutboxEvent first) {
    this(first.stream(), first.key(), first.shard());
    this.waitingSinceMillis = first.occurredAt().toEpochMilli();
  }

  Lane(String stream, UUID key, int shard) {
    this.stream = stream;
    this.key = key;
    this.shard = shard;
  }

  /** Highest version that need not be read again. */
  long last() {
    if (!pending.isEmpty()) {
      return pending.peekLast().version();
    }
    return inFlight == null ? confirmed : inFlight.version();
  }

  boolean isBlank() {
    return pending.isEmpty() && inFlight == null && unmarked == 0 && !more;
  }
}
