package dev.plumb.contracts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * A decoded event, or a record inside one. Asking for a field that its reader's schema doesn't
 * have, or for another type than it has there, is a mistake of the caller: {@link
 * IllegalArgumentException}.
 */
public final class EventData {

  private final String wireType;
  private final String path;
  private final IndexedRecord record;

  EventData(String wireType, String path, IndexedRecord record) {
    this.wireType = wireType;
    this.path = path;
    this.record = record;
  }

  public String wireType() {
    return wireType;
  }

  public UUID uuid(String name) {
    return value(name, UUID.class);
  }

  public String string(String name) {
    return value(name, String.class);
  }

  /** Of a long or an int. */
  public long number(String name) {
    return value(name, Number.class).longValue();
  }

  public int integer(String name) {
    return value(name, Integer.class);
  }

  public boolean flag(String name) {
    return value(name, Boolean.class);
  }

  /** To the millisecond. */
  public Instant instant(String name) {
    return value(name, Instant.class);
  }

  /**
   * @throws UnreadableEvent if ISO 4217 has none of that name
   */
  public Currency currency(String name) {
    String code = string(name);
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      throw new UnreadableEvent(
          wireType, "field %s%s is no currency of ISO 4217".formatted(path, name), unknown);
    }
  }

  /** In the producer's order. */
  public List<UUID> uuids(String name) {
    return items(name, UUID.class);
  }

  /** In the producer's order; UUIDs too, as text. */
  public List<String> strings(String name) {
    return items(name, Object.class).stream().map(Object::toString).toList();
  }

  /** In the producer's order. */
  public List<EventData> records(String name) {
    List<IndexedRecord> records = items(name, IndexedRecord.class);
    List<EventData> data = new ArrayList<>(records.size());
    for (IndexedRecord each : records) {
      data.add(new EventData(wireType, "%s%s[%d].".formatted(path, name, data.size()), each));
    }
    return List.copyOf(data);
  }

  public EventData record(String name) {
    return new EventData(wireType, path + name + ".", value(name, IndexedRecord.class));
  }

  /** Never the payload: it may be personal. */
  @Override
  public String toString() {
    return wireType;
  }

  private <T> List<T> items(String name, Class<T> type) {
    List<?> items = value(name, List.class);
    return items.stream().map(item -> cast(name, item, type)).toList();
  }

  private <T> T value(String name, Class<T> type) {
    Schema.Field field = record.getSchema().getField(name);
    if (field == null) {
      throw new IllegalArgumentException(wireType + ": has no field " + path + name);
    }
    return cast(name, record.get(field.pos()), type);
  }

  private <T> T cast(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "%s: field %s%s is not %s".formatted(wireType, path, name, type.getSimpleName()));
    }
    return type.cast(value);
  }
}
