package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.Lane.State;
import java.util.Set;
import java.util.function.LongSupplier;

/** What goes out of the lanes, one of each at a time, and how each sending ends. */
final class LaneSends {

  private final Lanes lanes;
  private final Backoff backoff;
  private final long probeNanos;
  private final LongSupplier nanoTime;
  private final int[] inDoubtOfShard;
  private int inDoubt;

  /**
   * @param backoff of one key that can't go on
   * @param probeNanos between two tries of a stream to which nobody listens
   */
  LaneSends(Lanes lanes, int shards, Backoff backoff, long probeNanos, LongSupplier nanoTime) {
    this.lanes = lanes;
    this.inDoubtOfShard = new int[shards];
    this.backoff = backoff;
    this.probeNanos = probeNanos;
    this.nanoTime = nanoTime;
  }

  /** What may go next, now in flight; null if nothing. */
  Lane next() {
    long now = nanoTime.getAsLong();
    for (Outlet outlet : lanes.outlets()) {
      while (outlet.maySend(now)) {
        Lane lane = outlet.ready.poll();
        if (lane.state == State.READY) {
          outlet.sent(now + probeNanos);
          lane.state = State.IN_FLIGHT;
          lane.inFlight = lane.pending.poll();
          inDoubt++;
          inDoubtOfShard[lane.shard]++;
          return lane;
        }
      }
    }
    return null;
  }

  void confirmed(Lane lane) {
    lane.confirmed = lane.inFlight.version();
    lane.inFlight = null;
    lane.failures = 0;
    lane.unmarked++;
    if (lanes.outlet(lane.stream).heard()) {
      lanes.wake(lane.stream);
    }
    lanes.goOn(lane);
  }

  /** Marked as sent, or no longer ours to mark. */
  void marked(Lane lane) {
    lane.unmarked--;
    settled(lane);
    lanes.settle(lane);
  }

  /** Not published, for a reason of its own: this key waits. */
  void failed(Lane lane) {
    lane.inFlight = null;
    lane.failures++;
    lane.more = true;
    settled(lane);
    if (lane.state == State.IN_FLIGHT) {
      lanes.holdBack(lane, backoff.nanos(lane.failures));
    }
  }

  /** Nobody listens to its stream, or to its key. */
  void returned(Lane lane) {
    failed(lane);
    if (lanes.outlet(lane.stream).returned(nanoTime.getAsLong() + probeNanos)) {
      lanes.silence(lane.stream);
    }
  }

  /** Not known whether it was published, for no reason of its own. */
  void unsettled(Lane lane) {
    OutboxEvent event = takeBack(lane);
    if (lane.state == State.IN_FLIGHT) {
      lane.pending.addFirst(event);
      lanes.kept(1);
      lanes.goOn(lane);
    }
  }

  /** Not sent, because its shard is not ours; should that change, everything is read anew. */
  void notOurs(Lane lane) {
    takeBack(lane);
    lanes.drop(lane);
  }

  /** Published and not known to be marked as sent. */
  int inDoubt() {
    return inDoubt;
  }

  int inDoubt(Set<Integer> shards) {
    return shards.stream().mapToInt(shard -> inDoubtOfShard[shard]).sum();
  }

  private OutboxEvent takeBack(Lane lane) {
    OutboxEvent event = lane.inFlight;
    lane.inFlight = null;
    settled(lane);
    return event;
  }

  private void settled(Lane lane) {
    lanes.kept(-1);
    inDoubt--;
    inDoubtOfShard[lane.shard]--;
  }
}
