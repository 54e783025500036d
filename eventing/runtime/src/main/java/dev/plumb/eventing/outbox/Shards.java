package dev.plumb.eventing.outbox;

import java.util.UUID;

/** Divides keys among relays; the same key is always in the same shard. */
public record Shards(int count) {

  public int of(UUID key) {
    long bits = key.getMostSignificantBits() * 31 + key.getLeastSignificantBits();
    return (int) Math.floorMod(bits ^ (bits >>> 32), (long) count);
  }
}
