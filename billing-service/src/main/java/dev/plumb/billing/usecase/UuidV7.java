package dev.plumb.billing.usecase;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Ids that grow with time, so that indexes on them grow at one end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
 */
record UuidV7(InstantSource clock, RandomGenerator random) implements Supplier<UUID> {

  @Override
  public UUID get() {
    long high = clock.millis() << 16 | 0x7000L | random.nextLong() >>> 52;
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
