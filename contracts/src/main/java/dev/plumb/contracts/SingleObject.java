package dev.plumb.contracts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Avro's single-object encoding: C3 01, the writer's schema as its CRC-64-AVRO fingerprint in
 * little endian, then the value.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro</a>
 */
final class SingleObject {

  static final int HEADER_BYTES = 10;

  /** Nothing longer is written or read: a thousand lines take a tenth of it. */
  static final int MAX_BYTES = 1 << 20;

  private static final byte MARKER_1 = (byte) 0xC3;
  private static final byte MARKER_2 = 0x01;

  private SingleObject() {}

  static byte[] header(long fingerprint) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MARKER_1)
        .put(MARKER_2)
        .putLong(fingerprint)
        .array();
  }

  static long fingerprint(String wireType, byte[] message) {
    if (message.length > MAX_BYTES) {
      throw new UnreadableEvent(
          wireType, "has %d bytes, more than %d".formatted(message.length, MAX_BYTES));
    }
    if (message.length < HEADER_BYTES) {
      throw new UnreadableEvent(
          wireType, "has %d bytes, the header alone %d".formatted(message.length, HEADER_BYTES));
    }
    if (message[0] != MARKER_1 || message[1] != MARKER_2) {
      throw new UnreadableEvent(
          wireType,
          "begins with %02X %02X instead of C3 01: no Avro single object"
              .formatted(message[0], message[1]));
    }
    return ByteBuffer.wrap(message, 2, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** Of an event that begins with one. */
  static String firstText(String wireType, byte[] message) {
    try {
      return new BoundedDecoder(message, HEADER_BYTES).readString();
    } catch (IOException e) {
      throw new UnreadableEvent(
          wireType, "at byte %d: %s".formatted(HEADER_BYTES, e.getMessage()), e);
    }
  }
}
