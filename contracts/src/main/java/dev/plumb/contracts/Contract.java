package dev.plumb.contracts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/** One version of one event, ready to write. Immutable. */
final class Contract {

  private static final String DEPRECATED = "deprecated";
  private static final int USUAL_BYTES = 512;

  private final String path;
  private final String wireType;
  private final Schema schema;
  private final long fingerprint;
  private final byte[] header;
  private final ValueWriter writer;

  /**
   * @param path such as {@code order/order-placed/v1}, or {@code order/order-placed/v1.2}
   */
  Contract(String path, Schema schema) {
    this.path = path;
    this.wireType = SchemaFiles.wireType(path);
    this.schema = schema;
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.header = SingleObject.header(fingerprint);
    this.writer = ValueWriters.of(schema, "");
  }

  String path() {
    return path;
  }

  /** Without the minor version: whoever reads one of a major reads them all. */
  String wireType() {
    return wireType;
  }

  String schemaRef() {
    return "contracts/" + path;
  }

  Schema schema() {
    return schema;
  }

  Optional<String> deprecated() {
    return Optional.ofNullable(schema.getProp(DEPRECATED));
  }

  long fingerprint() {
    return fingerprint;
  }

  EventReader readAs(Schema reader) {
    return new EventReader(wireType, schema, reader);
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
}
