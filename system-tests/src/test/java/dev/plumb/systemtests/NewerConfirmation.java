package dev.plumb.systemtests;

import dev.plumb.contracts.SchemaVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * OrderConfirmed in a minor version that no build has.
 *
 * @param field what it has more, a text
 */
public record NewerConfirmation(String field) {

  public static final String TYPE = "order.order-confirmed.v1";

  private static final SchemaVersion KNOWN =
      SchemaVersion.all().stream()
          .filter(it -> it.path().equals("order/order-confirmed/v1"))
          .findFirst()
          .orElseThrow();

  public static SchemaVersion known() {
    return KNOWN;
  }

  /**
   * @param number such as {@code v1.7}
   */
  public SchemaVersion version(String number) {
    return new SchemaVersion("order/order-confirmed/" + number, json());
  }

  public String json() {
    String more =
        ", {\"name\": \"%s\", \"type\": \"string\", \"default\": \"\"}]}".formatted(field);
    return KNOWN.json().replaceFirst("\\]\\s*}\\s*$", more);
  }

  public long fingerprint() {
    return SchemaVersion.fingerprint(json());
  }

  /** As its producer would write it. */
  public byte[] message(UUID order) {
    Schema schema = new Schema.Parser().parse(json());
    GenericRecord event =
        new GenericRecordBuilder(schema)
            .set("orderId", order.toString())
            .set("currency", "EUR")
            .set("authorizedTotal", 2500L)
            .set(field, "new")
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header(fingerprint()));
    try {
      BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(schema).write(event, out);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(10)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 0x01)
        .putLong(fingerprint)
        .array();
  }
}
