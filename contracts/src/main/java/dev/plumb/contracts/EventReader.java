package dev.plumb.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;

/** Reads what was written with one schema as another one that Avro can resolve it to. Immutable. */
final class EventReader {

  private final String wireType;
  private final DatumReader<IndexedRecord> reader;

  EventReader(String wireType, Schema written, Schema read) {
    this.wireType = wireType;
    this.reader = readerOf(written, read);
  }

  EventData decode(byte[] message) {
    return new EventData(wireType, "", record(message));
  }

  IndexedRecord record(byte[] message) {
    BoundedDecoder in = new BoundedDecoder(message, SingleObject.HEADER_BYTES);
    IndexedRecord record = read(in);
    if (in.left() > 0) {
      throw new UnreadableEvent(wireType, in.left() + " bytes follow the value");
    }
    return record;
  }

  private IndexedRecord read(BoundedDecoder in) {
    try {
      return reader.read(null, in);
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableEvent(
          wireType, "at byte %d: %s".formatted(in.position(), e.getMessage()), e);
    }
  }

  /**
   * Avro's fast reader keeps no state while it reads, so threads share it. Conversions are named
   * here, because Avro looks for others on the class path and then values' types would depend on
   * it.
   */
  private static DatumReader<IndexedRecord> readerOf(Schema written, Schema read) {
    readTextAsString(read);
    GenericData data = new GenericData();
    data.addLogicalTypeConversion(new UuidText());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    try {
      return new FastReaderBuilder(data).createDatumReader(written, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readTextAsString(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(field -> readTextAsString(field.schema()));
      case ARRAY -> readTextAsString(schema.getElementType());
      case STRING -> GenericData.setStringType(schema, GenericData.StringType.String);
      default -> {}
    }
  }
}
