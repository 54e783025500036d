package dev.plumb.eventing.wire;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.UnreadableDelivery;
import dev.plumb.eventing.wire.Reading.Readable;
import dev.plumb.eventing.wire.Reading.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the attributes of one stream's messages. The body is handed on as it is. */
public final class EventReader {

  private static final int LENGTH_LIMIT = 512;
  private static final int UUID_LENGTH = 36;

  /** https://www.w3.org/TR/trace-context/#traceparent-header, of any version. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final String stream;

  public EventReader(String stream) {
    this.stream = stream;
  }

  /**
   * @param headers may be null; values of any type
   */
  public Reading read(Map<String, Object> headers, byte[] body) {
    Map<String, Object> attributes = headers == null ? Map.of() : headers;
    try {
      return new Readable(event(attributes, body));
    } catch (UnreadableAttribute unreadable) {
      return new Unreadable(
          new UnreadableDelivery(unreadable.getMessage(), asText(attributes), body));
    }
  }

  private ReceivedEvent event(Map<String, Object> attributes, byte[] body) {
    expect(attributes, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SUPPORTED);
    expect(attributes, CloudEventHeaders.STREAM, stream);
    return new ReceivedEvent(
        uuid(attributes, CloudEventHeaders.ID),
        text(attributes, CloudEventHeaders.SOURCE),
        stream,
        uuid(attributes, CloudEventHeaders.SUBJECT),
        version(attributes),
        epoch(attributes),
        text(attributes, CloudEventHeaders.TYPE),
        text(attributes, CloudEventHeaders.DATA_SCHEMA),
        time(attributes),
        traceparent(attributes),
        body);
  }

  private static void expect(Map<String, Object> attributes, String name, String expected) {
    String value = text(attributes, name);
    if (!value.equals(expected)) {
      throw new UnreadableAttribute(name, "is not " + expected);
    }
  }

  private static String text(Map<String, Object> attributes, String name) {
    Object value = attributes.get(name);
    if (value == null) {
      throw new UnreadableAttribute(name, "is missing");
    }
    String text = value.toString();
    if (text.isBlank() || text.length() > LENGTH_LIMIT || text.indexOf('\0') >= 0) {
      throw new UnreadableAttribute(name, "is empty, too long or no text");
    }
    return text;
  }

  private static UUID uuid(Map<String, Object> attributes, String name) {
    String text = text(attributes, name);
    try {
      if (text.length() == UUID_LENGTH) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException notHex) {
      throw new UnreadableAttribute(name, "is no UUID");
    }
    throw new UnreadableAttribute(name, "is no UUID");
  }

  private static long version(Map<String, Object> attributes) {
    String text = text(attributes, CloudEventHeaders.SEQUENCE);
    try {
      long version = Long.parseLong(text);
      if (version > 0) {
        return version;
      }
    } catch (NumberFormatException notDecimal) {
      throw new UnreadableAttribute(CloudEventHeaders.SEQUENCE, "is no decimal number");
    }
    throw new UnreadableAttribute(CloudEventHeaders.SEQUENCE, "is below 1");
  }

  private static int epoch(Map<String, Object> attributes) {
    if (!attributes.containsKey(CloudEventHeaders.EPOCH)) {
      return 1;
    }
    String text = text(attributes, CloudEventHeaders.EPOCH);
    try {
      int epoch = Integer.parseInt(text);
      if (epoch > 0) {
        return epoch;
      }
    } catch (NumberFormatException notDecimal) {
      throw new UnreadableAttribute(CloudEventHeaders.EPOCH, "is no decimal number");
    }
    throw new UnreadableAttribute(CloudEventHeaders.EPOCH, "is below 1");
  }

  private static Instant time(Map<String, Object> attributes) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text(attributes, CloudEventHeaders.TIME));
      if (time.getYear() >= 0 && time.getYear() <= 9999) {
        return time.toInstant();
      }
    } catch (DateTimeException notRfc3339) {
      throw new UnreadableAttribute(CloudEventHeaders.TIME, "is not RFC 3339");
    }
    throw new UnreadableAttribute(CloudEventHeaders.TIME, "is out of range");
  }

  /** A trace is no reason to refuse an event. */
  private static Optional<String> traceparent(Map<String, Object> attributes) {
    return Optional.ofNullable(attributes.get(CloudEventHeaders.TRACEPARENT))
        .map(Object::toString)
        .filter(value -> TRACEPARENT.matcher(value).matches());
  }

  private static Map<String, String> asText(Map<String, Object> attributes) {
    Map<String, String> text = HashMap.newHashMap(attributes.size());
    attributes.forEach((name, value) -> text.put(name, String.valueOf(value)));
    return text;
  }

  private static final class UnreadableAttribute extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAttribute(String name, String what) {
      super(name + " " + what, null, false, false);
    }
  }
}
