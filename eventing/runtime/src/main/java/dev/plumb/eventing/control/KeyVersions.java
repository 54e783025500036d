package dev.plumb.eventing.control;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keys and versions as a message's body: 24 bytes each, big endian, nothing else. */
public final class KeyVersions {

  /** In one message. */
  public static final int LIMIT = 1000;

  private static final int BYTES = 24;

  private KeyVersions() {}

  public static byte[] write(List<KeyVersion> list) {
    ByteBuffer bytes = ByteBuffer.allocate(list.size() * BYTES);
    for (KeyVersion each : list) {
      bytes
          .putLong(each.key().getMostSignificantBits())
          .putLong(each.key().getLeastSignificantBits())
          .putLong(each.version());
    }
    return bytes.array();
  }

  static List<KeyVersion> read(byte[] body) throws InvalidControlMessage {
    if (body.length % BYTES != 0 || body.length > LIMIT * BYTES) {
      throw new InvalidControlMessage("a body of " + body.length + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.wrap(body);
    List<KeyVersion> list = new ArrayList<>(body.length / BYTES);
    while (bytes.hasRemaining()) {
      KeyVersion each = new KeyVersion(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong());
      if (each.version() < 1) {
        throw new InvalidControlMessage("version " + each.version());
      }
      list.add(each);
    }
    return list;
  }
}
