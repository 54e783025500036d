package dev.plumb.eventing.relay;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.outbox.CommittedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A committed event that is not marked as sent yet.
 *
 * @param position order in which positions were given out, which is not the order of commits
 * @param epoch of the history it belongs to
 * @param traceparent null where there is no trace
 */
record OutboxEvent(
    long position,
    int shard,
    String stream,
    UUID key,
    long version,
    UUID id,
    String type,
    String schema,
    Instant occurredAt,
    String traceparent,
    byte[] body,
    int epoch) {

  /** The same as if it were read. */
  static OutboxEvent of(CommittedEvent committed) {
    NewEvent event = committed.event();
    return new OutboxEvent(
        committed.position(),
        committed.shard(),
        event.stream(),
        event.key(),
        event.version(),
        event.id(),
        event.type(),
        event.schema(),
        event.occurredAt().truncatedTo(ChronoUnit.MICROS),
        committed.traceparent(),
        event.body(),
        committed.epoch());
  }
}
