package dev.plumb.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Builds the writer of a schema once, so that writing looks nothing up. */
final class ValueWriters {

  private ValueWriters() {}

  /**
   * @param path where in the event the value stands, for messages: {@code lines[].quantity}
   */
  static ValueWriter of(Schema schema, String path) {
    LogicalType logical = schema.getLogicalType();
    return switch (schema.getType()) {
      case RECORD -> new RecordWriter(schema, path);
      case ARRAY -> list(of(schema.getElementType(), path + "[]"), path);
      case STRING -> logical == null ? text(path) : uuid(logical, path);
      case LONG -> logical == null ? number(path) : instant(logical, path);
      case INT -> integer(path);
      case BOOLEAN -> flag(path);
      case UNION, MAP, ENUM, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
          throw new IllegalArgumentException(
              "field " + path + " is of a type that contracts don't use: " + schema.getType());
    };
  }

  private static ValueWriter list(ValueWriter items, String path) {
    return (value, out) -> {
      List<?> list = expect(List.class, value, path);
      out.writeArrayStart();
      out.setItemCount(list.size());
      for (Object item : list) {
        out.startItem();
        items.write(item, out);
      }
      out.writeArrayEnd();
    };
  }

  private static ValueWriter text(String path) {
    return (value, out) -> out.writeString(expect(String.class, value, path));
  }

  private static ValueWriter uuid(LogicalType logical, String path) {
    refuseOther(LogicalTypes.uuid(), logical, path);
    return (value, out) -> {
      UUID uuid =
          value instanceof String text ? parse(text, path) : expect(UUID.class, value, path);
      out.writeString(uuid.toString());
    };
  }

  private static UUID parse(String text, String path) {
    try {
      return UuidText.parse(text);
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException("field " + path + ": " + e.getMessage(), e);
    }
  }

  private static ValueWriter instant(LogicalType logical, String path) {
    refuseOther(LogicalTypes.timestampMillis(), logical, path);
    return (value, out) -> out.writeLong(expect(Instant.class, value, path).toEpochMilli());
  }

  private static ValueWriter number(String path) {
    return (value, out) -> {
      if (value instanceof Integer small) {
        out.writeLong(small);
      } else {
        out.writeLong(expect(Long.class, value, path));
      }
    };
  }

  private static ValueWriter integer(String path) {
    return (value, out) -> out.writeInt(expect(Integer.class, value, path));
  }

  private static ValueWriter flag(String path) {
    return (value, out) -> out.writeBoolean(expect(Boolean.class, value, path));
  }

  private static void refuseOther(LogicalType known, LogicalType logical, String path) {
    if (!known.getName().equals(logical.getName())) {
      throw new IllegalArgumentException(
          "field " + path + " is of a type that contracts don't use: " + logical.getName());
    }
  }

  static <T> T expect(Class<T> type, Object value, String path) {
    if (value == null) {
      throw new IllegalArgumentException("field " + path + " is missing");
    }
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "field %s must be %s, not %s"
              .formatted(path, type.getSimpleName(), value.getClass().getSimpleName()));
    }
    return type.cast(value);
  }
}
