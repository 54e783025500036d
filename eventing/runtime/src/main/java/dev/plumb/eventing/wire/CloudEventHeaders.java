package dev.plumb.eventing.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event's attributes as AMQP message headers: CloudEvents 1.0, binary content mode
 * (https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/amqp-protocol-binding.md).
 * All values are text.
 */
public final class CloudEventHeaders {

  public static final String SPEC_VERSION = "cloudEvents:specversion";
  public static final String ID = "cloudEvents:id";
  public static final String SOURCE = "cloudEvents:source";
  public static final String TYPE = "cloudEvents:type";

  /** The key, as partition key too: the one for people, the other for those who distribute. */
  public static final String SUBJECT = "cloudEvents:subject";

  public static final String PARTITION_KEY = "cloudEvents:partitionkey";

  /** RFC 3339. */
  public static final String TIME = "cloudEvents:time";

  public static final String DATA_SCHEMA = "cloudEvents:dataschema";

  /** The version, decimal. */
  public static final String SEQUENCE = "cloudEvents:sequence";

  public static final String STREAM = "cloudEvents:stream";

  /** Of the producer's history, decimal; left out where that is its first. */
  public static final String EPOCH = "cloudEvents:epoch";

  /** Left out where there is no trace. */
  public static final String TRACEPARENT = "cloudEvents:traceparent";

  public static final String CONTENT_TYPE = "application/avro";
  public static final String SUPPORTED = "1.0";

  private static final int ATTRIBUTES = 11;

  private CloudEventHeaders() {}

  /**
   * @param epoch of the producer's history
   * @param traceparent null where there is no trace
   */
  public static Map<String, Object> of(
      UUID id,
      String source,
      String stream,
      UUID key,
      long version,
      int epoch,
      String type,
      String schema,
      Instant occurredAt,
      String traceparent) {
    Map<String, Object> headers = HashMap.newHashMap(ATTRIBUTES);
    String subject = key.toString();
    headers.put(SPEC_VERSION, SUPPORTED);
    headers.put(ID, id.toString());
    headers.put(SOURCE, source);
    headers.put(TYPE, type);
    headers.put(SUBJECT, subject);
    headers.put(PARTITION_KEY, subject);
    headers.put(TIME, occurredAt.toString());
    headers.put(DATA_SCHEMA, schema);
    headers.put(SEQUENCE, Long.toString(version));
    headers.put(STREAM, stream);
    if (epoch > 1) {
      headers.put(EPOCH, Integer.toString(epoch));
    }
    if (traceparent != null) {
      headers.put(TRACEPARENT, traceparent);
    }
    return headers;
  }
}
