package dev.plumb.eventing.inbox;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events a key applied last: the version of the newest, and of each one's id the last four
 * bytes, newest last. Two events that leave the same mark are taken for the same, one pair in four
 * thousand million. Where somebody has set the version by hand the trail says nothing.
 *
 * @param bytes four for the version, then four for each event; not copied
 */
record Trail(byte[] bytes) {

  static final Trail NONE = new Trail(new byte[0]);

  /** A key with more events than that knows only its last ones. */
  static final int LENGTH = 32;

  private static final int SIZE = Integer.BYTES;

  Trail then(long version, UUID id) {
    int kept = endsAt(version - 1) ? Math.min(bytes.length - SIZE, (LENGTH - 1) * SIZE) : 0;
    return new Trail(
        ByteBuffer.allocate(SIZE + kept + SIZE)
            .putInt((int) version)
            .put(bytes, bytes.length - kept, kept)
            .putInt(mark(id))
            .array());
  }

  /**
   * The mark of the event with that version; empty if it is not known.
   *
   * @param last version applied
   */
  Optional<Integer> mark(long version, long last) {
    long at = bytes.length - (last - version + 1) * SIZE;
    return endsAt(last) && at >= SIZE
        ? Optional.of(ByteBuffer.wrap(bytes).getInt((int) at))
        : Optional.empty();
  }

  static int mark(UUID id) {
    return (int) id.getLeastSignificantBits();
  }

  private boolean endsAt(long version) {
    return bytes.length > 0 && ByteBuffer.wrap(bytes).getInt() == (int) version;
  }
}
