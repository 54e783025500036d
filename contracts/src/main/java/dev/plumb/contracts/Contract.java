package dev.plumb.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.FastReaderBuilder;

/** One version of one event, ready to write and read. Immutable. */
final class Contract {

  private static final int USUAL_BYTES = 512;

  private final String wireType;
  private final String schemaRef;
  private final long fingerprint;
  private final byte[] header;
  private final ValueWriter writer;
  private final DatumReader<IndexedRecord> reader;

  /**
   * @param path such as {@code order/order-placed/v1}
   */
  Contract(String path, Schema schema) {
    this.wireType = path.replace('/', '.');
    this.schemaRef = "contracts/" + path;
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.header = SingleObject.header(fingerprint);
    this.writer = ValueWriters.of(schema, "");
    this.reader = readerOf(schema);
  }

  String wireType() {
    return wireType;
  }

  String schemaRef() {
    return schemaRef;
  }

  long fingerprint() {
    return fingerprint;
  }

  byte[] encode(Map<String, Object> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    bytes.writeBytes(header);
    try {
      Encoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      writer.write(fields, out);
      out.flush();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wireType + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (bytes.size() > SingleObject.MAX_BYTES) {
      throw new IllegalArgumentException(
          "%s: has %d bytes, more than %d"
              .formatted(wireType, bytes.size(), SingleObject.MAX_BYTES));
    }
    return bytes.toByteArray();
  }

  EventData decode(byte[] message) {
    BoundedDecoder in = new BoundedDecoder(message, SingleObject.HEADER_BYTES);
    IndexedRecord record = read(in);
    if (in.left() > 0) {
      throw new UnreadableEvent(wireType, in.left() + " bytes follow the value");
    }
    return new EventData(wireType, "", record);
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
  private static DatumReader<IndexedRecord> readerOf(Schema schema) {
    readTextAsString(schema);
    GenericData data = new GenericData();
    data.addLogicalTypeConversion(new UuidText());
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    try {
      return new FastReaderBuilder(data).createDatumReader(schema);
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
