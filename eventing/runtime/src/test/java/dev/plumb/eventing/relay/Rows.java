package dev.plumb.eventing.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Lanes with rows of one declared stream, and a time that passes when told to. */
final class Rows {

  static final String STREAM = "order";
  static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  static final Duration LAST_PAUSE = Duration.ofMillis(800);
  static final int SHARDS = 4;

  private final AtomicLong now = new AtomicLong(1);
  private long positions;

  final Lanes lanes = new Lanes(LAST_PAUSE.toNanos(), this::nanoTime);
  final LaneIntake intake = new LaneIntake(lanes);
  final LaneSends sends =
      new LaneSends(
          lanes,
          SHARDS,
          new Backoff(FIRST_PAUSE, LAST_PAUSE, new Random(7)),
          LAST_PAUSE.toNanos(),
          this::nanoTime);

  static Rows ofADeclaredStream() {
    Rows rows = new Rows();
    rows.lanes.outlet(STREAM).declared();
    return rows;
  }

  long nanoTime() {
    return now.get();
  }

  void pass(Duration time) {
    now.addAndGet(time.toNanos());
    lanes.passTime();
  }

  OutboxEvent event(UUID key, long version) {
    return new OutboxEvent(
        ++positions,
        shard(key),
        STREAM,
        key,
        version,
        new UUID(1, positions),
        "order.order-placed.v1",
        "contracts/order/order-placed/v1",
        Instant.EPOCH,
        null,
        new byte[0],
        1);
  }

  static int shard(UUID key) {
    return Math.floorMod(key.hashCode(), SHARDS);
  }

  /** As read in passing, each with the one before as its predecessor. */
  void offer(UUID key, long firstVersion, long lastVersion) {
    for (long version = firstVersion; version <= lastVersion; version++) {
      intake.offer(event(key, version), version - 1 < firstVersion ? 0 : version - 1);
    }
  }

  /** As the database would answer for a key that has these versions waiting. */
  void load(UUID key, long firstVersion, long lastVersion) {
    List<OutboxEvent> found = new ArrayList<>();
    for (long version = firstVersion; version <= lastVersion; version++) {
      found.add(event(key, version));
    }
    intake.toLoad(1).forEach(lane -> intake.loaded(lane, found));
  }

  /** The version that goes next; 0 if nothing may. */
  long nextVersion() {
    Lane lane = sends.next();
    return lane == null ? 0 : lane.inFlight.version();
  }
}
