package dev.plumb.eventing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact as it came from its producer, with attributes already checked for shape; {@code body} is
 * not.
 *
 * @param source who says so, as the CloudEvents attribute {@code source}
 * @param epoch of the producer's history that the version belongs to, 1 unless it was ever restored
 * @param traceparent W3C trace context of the producer, where it sent one
 */
public record ReceivedEvent(
    UUID id,
    String source,
    String stream,
    UUID key,
    long version,
    int epoch,
    String type,
    String schema,
    Instant occurredAt,
    Optional<String> traceparent,
    byte[] body) {

  /** Of a producer's first history. */
  public ReceivedEvent(
      UUID id,
      String source,
      String stream,
      UUID key,
      long version,
      String type,
      String schema,
      Instant occurredAt,
      Optional<String> traceparent,
      byte[] body) {
    this(id, source, stream, key, version, 1, type, schema, occurredAt, traceparent, body);
  }

  /** The same event, for what follows from it in that span. */
  public ReceivedEvent tracedBy(String span) {
    return new ReceivedEvent(
        id, source, stream, key, version, epoch, type, schema, occurredAt, Optional.of(span), body);
  }
}
