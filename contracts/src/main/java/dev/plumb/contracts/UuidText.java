package dev.plumb.contracts;

import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * UUIDs in their one usual form; Avro's own conversion lets others pass and quotes what it can't.
 */
final class UuidText extends Conversion<UUID> {

  private static final int LENGTH = 36;

  @Override
  public Class<UUID> getConvertedType() {
    return UUID.class;
  }

  @Override
  public String getLogicalTypeName() {
    return LogicalTypes.uuid().getName();
  }

  @Override
  public UUID fromCharSequence(CharSequence text, Schema schema, LogicalType type) {
    return parse(text.toString());
  }

  static UUID parse(String text) {
    if (text.length() == LENGTH) {
      try {
        return UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        // Its message quotes the text.
      }
    }
    throw new AvroRuntimeException("a text is no UUID");
  }
}
