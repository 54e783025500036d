package dev.plumb.eventing.lease;

import java.time.Duration;

/**
 * @param ttl how long a lease lasts unless renewed, which is tried every third of it. Larger rides
 *     out longer pauses of database or process; smaller hands over sooner after a crash
 */
public record LeaseSettings(Duration ttl) {

  public LeaseSettings {
    if (ttl.toMillis() < 300) {
      throw new IllegalArgumentException("plumb.lease.ttl " + ttl + " is below 300 ms");
    }
  }

  Duration tick() {
    return ttl.dividedBy(3);
  }

  /** What we call ours ends this much before the database says so. */
  Duration margin() {
    return ttl.dividedBy(10);
  }
}
