package dev.plumb.eventing.relay;

import java.time.Instant;
import java.util.UUID;

/**
 * A committed event that is not marked as sent yet.
 *
 * @param position order in which positions were given out, which is not the order of commits
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
    byte[] body) {}
