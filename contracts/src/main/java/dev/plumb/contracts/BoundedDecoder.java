package dev.plumb.contracts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary form out of one byte array. Avro's own decoder allocates what a length claims
 * before it looks whether the bytes are there; this one looks first, so memory is bounded by the
 * message.
 */
final class BoundedDecoder extends Decoder {

  private static final int MAX_LONG_BYTES = 10;

  private final byte[] bytes;
  private int position;

  BoundedDecoder(byte[] bytes, int start) {
    this.bytes = bytes;
    this.position = start;
  }

  int position() {
    return position;
  }

  int left() {
    return bytes.length - position;
  }

  @Override
  public void readNull() {
    // Takes no bytes.
  }

  @Override
  public boolean readBoolean() throws IOException {
    byte value = bytes[take(1)];
    if (value != 0 && value != 1) {
      throw new IOException("a boolean is " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("a number exceeds 32 bits");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long zigZag = 0;
    for (int read = 0; read < MAX_LONG_BYTES; read++) {
      byte part = bytes[take(1)];
      zigZag |= (part & 0x7FL) << (7 * read);
      if (part >= 0) {
        return zigZag >>> 1 ^ -(zigZag & 1);
      }
    }
    throw new IOException("a number exceeds 64 bits");
  }

  @Override
  public float readFloat() throws IOException {
    return littleEndian(Float.BYTES).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return littleEndian(Double.BYTES).getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = readLength();
    int start = take(length);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 && !isText(text, start, length)) {
      throw new IOException("a text is not UTF-8");
    }
    return text;
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    int length = readLength();
    int start = take(length);
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, start + length));
  }

  @Override
  public void skipBytes() throws IOException {
    take(readLength());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return readBlockCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return readBlockCount();
  }

  @Override
  public long skipArray() throws IOException {
    return skipSizedBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return readBlockCount();
  }

  @Override
  public long mapNext() throws IOException {
    return readBlockCount();
  }

  @Override
  public long skipMap() throws IOException {
    return skipSizedBlocks();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  /** A negative count is followed by the block's size. Every item takes at least one byte. */
  private long readBlockCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      readLength();
      count = -count;
    }
    return within(count);
  }

  /** Jumps over blocks that say their size; returns the count of the first that does not. */
  private long skipSizedBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      take(readLength());
      count = readLong();
    }
    return within(count);
  }

  private int readLength() throws IOException {
    return within(readLong());
  }

  private int within(long claimed) throws IOException {
    if (claimed < 0 || claimed > left()) {
      throw new EOFException("a length of %d where %d bytes are left".formatted(claimed, left()));
    }
    return (int) claimed;
  }

  private int take(int length) throws IOException {
    int start = position;
    position += within(length);
    return start;
  }

  private ByteBuffer littleEndian(int length) throws IOException {
    return ByteBuffer.wrap(bytes, take(length), length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private boolean isText(String text, int start, int length) {
    byte[] again = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(again, 0, again.length, bytes, start, start + length);
  }
}
