package dev.plumb.eventing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A fact to be published, not yet written.
 *
 * @param id unique over all streams; UUIDv7, so that indexes on it grow at one end
 * @param stream names the exchange it goes to
 * @param key the aggregate it belongs to; order holds per (stream, key) only
 * @param version 1, 2, 3 ... without a hole per (stream, key), taken under the aggregate's row lock
 * @param type wire name with its major version, such as {@code order.order-placed.v1}
 * @param schema what {@code body} is written with, as the CloudEvents attribute {@code dataschema}
 * @param occurredAt for people; order never depends on it
 * @param body encoded payload; not copied
 */
public record NewEvent(
    UUID id,
    String stream,
    UUID key,
    long version,
    String type,
    String schema,
    Instant occurredAt,
    byte[] body) {

  public NewEvent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(body, "body");
    if (version < 1) {
      throw new IllegalArgumentException("version " + version + " of " + type + " is below 1");
    }
  }
}
