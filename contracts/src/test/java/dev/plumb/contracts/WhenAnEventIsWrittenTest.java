package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhenAnEventIsWrittenTest {

  private static final Contracts CONTRACTS = Contracts.load();

  @Test
  void itIsTheseBytes() {
    byte[] message =
        CONTRACTS.encode(
            "order.order-payment-timed-out.v1",
            Map.of("orderId", "0197a3b0-5c00-7000-8000-000000000001"));

    assertThat(HexFormat.ofDelimiter(" ").formatHex(message, 0, 11))
        .as("marker, fingerprint in little endian, length of the text 36 as zig-zag")
        .isEqualTo("c3 01 1c eb 7b ef ae f6 3f 78 48");
    assertThat(new String(message, 11, 36, StandardCharsets.US_ASCII))
        .isEqualTo("0197a3b0-5c00-7000-8000-000000000001");
    assertThat(message).hasSize(11 + 36);
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void itIsWhatAvroItselfWouldWrite(GoldenExample example) {
    byte[] message = CONTRACTS.encode(example.wireType(), example.fields());

    assertThat(message).isEqualTo(writtenByAvro(example.schema(), message));
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void itsFingerprintStandsBehindTheMarkerInLittleEndian(GoldenExample example) {
    ByteBuffer message =
        ByteBuffer.wrap(CONTRACTS.encode(example.wireType(), example.fields()))
            .order(ByteOrder.LITTLE_ENDIAN);

    assertThat(message.get(0)).isEqualTo((byte) 0xC3);
    assertThat(message.get(1)).isEqualTo((byte) 0x01);
    assertThat(message.getLong(2))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(example.schema()));
  }

  @Test
  void anUnknownWireTypeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CONTRACTS.encode("order.order-eaten.v1", Map.of()))
        .withMessage("order.order-eaten.v1 is not a known event");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CONTRACTS.schemaRef("order.order-eaten.v1"));
  }

  /** Reads the body with Avro's generic reader and writes it with Avro's message encoder. */
  private static byte[] writtenByAvro(Schema schema, byte[] message) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      GenericRecord record =
          new GenericDatumReader<GenericRecord>(schema)
              .read(
                  null, DecoderFactory.get().binaryDecoder(message, 10, message.length - 10, null));
      new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(record, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
