package dev.plumb.eventing.ids;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** UUIDv7 (RFC 9562): the first 48 bits are milliseconds, the rest is random. */
public record TimeOrderedIds(InstantSource clock, RandomGenerator random)
    implements Supplier<UUID> {

  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  @Override
  public UUID get() {
    long high = clock.millis() << 16 | VERSION_7 | random.nextLong() & 0xFFF;
    return new UUID(high, VARIANT | random.nextLong() >>> 2);
  }
}
