package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.Lane.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The outbox as far as it is in memory: what goes next, per key one at a time and in version order.
 * A lane that can't go on keeps no bodies, and what no lane is kept for is found again by reading
 * from the beginning, so memory is bounded whatever the backlog. Used by one thread.
 */
final class Lanes {

  /** Events of one key in memory; the rest of a busy key is read when these are gone. */
  static final int DEPTH = 16;

  /** Lanes kept without bodies; above it they are forgotten. */
  static final int HELD_BACK_LIMIT = 50_000;

  private final Backoff backoff;
  private final long probeNanos;
  private final LongSupplier nanoTime;
  private final Map<LaneKey, Lane> lanes = new HashMap<>();
  private final Map<String, Outlet> outlets = new LinkedHashMap<>();
  private final PriorityQueue<Lane> heldBack =
      new PriorityQueue<>(Comparator.comparingLong(lane -> lane.retryAt));
  private final ArrayDeque<Lane> toLoad = new ArrayDeque<>();
  private final int[] inDoubtOfShard;
  private int inMemory;
  private int inDoubt;
  private boolean forgetful;

  Lanes(int shards, Backoff backoff, long probeNanos, LongSupplier nanoTime) {
    this.inDoubtOfShard = new int[shards];
    this.backoff = backoff;
    this.probeNanos = probeNanos;
    this.nanoTime = nanoTime;
  }

  /**
   * A row that was read in passing.
   *
   * @param predecessor highest waiting version below the event's at the time of reading; 0 if none
   */
  void offer(OutboxEvent event, long predecessor) {
    Lane lane = lanes.get(new LaneKey(event.stream(), event.key()));
    if (lane == null) {
      lane = new Lane(event);
      lanes.put(new LaneKey(event.stream(), event.key()), lane);
      take(lane, event, predecessor == 0);
    } else if (event.version() > lane.last() && !lane.more) {
      take(lane, event, predecessor <= lane.last() && lane.pending.size() < DEPTH);
    }
  }

  private void take(Lane lane, OutboxEvent event, boolean isNext) {
    if (isNext) {
      lane.pending.add(event);
      inMemory++;
    } else {
      lane.more = true;
    }
    settle(lane);
  }

  /** A row that must be in memory unless it is still to be read. */
  void expect(String stream, UUID key, int shard, long version, long waitingSinceMillis) {
    Lane lane =
        lanes.computeIfAbsent(
            new LaneKey(stream, key),
            absent -> {
              Lane found = new Lane(stream, key, shard);
              found.waitingSinceMillis = waitingSinceMillis;
              return found;
            });
    if (version > lane.last()) {
      lane.more = true;
    }
    settle(lane);
  }

  /** Lanes whose next rows are to be read, at most {@code limit}; they come back by load. */
  List<Lane> toLoad(int limit) {
    List<Lane> taken = new ArrayList<>();
    while (taken.size() < limit && !toLoad.isEmpty()) {
      Lane lane = toLoad.poll();
      if (lane.state == State.TO_LOAD) {
        taken.add(lane);
      }
    }
    return taken;
  }

  /** The next rows of a lane, in version order, at most {@link #DEPTH}. */
  void loaded(Lane lane, List<OutboxEvent> events) {
    if (lane.state != State.TO_LOAD) {
      return;
    }
    lane.pending.addAll(events);
    inMemory += events.size();
    lane.more = events.size() == DEPTH;
    lane.state = State.IDLE;
    if (!events.isEmpty()) {
      lane.waitingSinceMillis = events.getFirst().occurredAt().toEpochMilli();
    }
    settle(lane);
  }

  /** Reading failed: it is tried again. */
  void notLoaded(Collection<Lane> unread) {
    for (Lane lane : unread) {
      if (lane.state == State.TO_LOAD) {
        toLoad.add(lane);
      }
    }
  }

  /** What may go next, now in flight; null if nothing. */
  Lane next() {
    long now = nanoTime.getAsLong();
    for (Outlet outlet : outlets.values()) {
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
    if (outlet(lane.stream).heard()) {
      wake(lane.stream);
    }
    goOn(lane);
  }

  /** Marked as sent, or no longer ours to mark. */
  void marked(Lane lane) {
    lane.unmarked--;
    settled(lane);
    settle(lane);
  }

  /** Not published, for a reason of its own: this key waits. */
  void failed(Lane lane) {
    lane.inFlight = null;
    lane.failures++;
    lane.more = true;
    settled(lane);
    if (lane.state == State.IN_FLIGHT) {
      holdBack(lane, backoff.nanos(lane.failures));
    }
  }

  /** Nobody listens to its stream, or to its key. */
  void returned(Lane lane) {
    Outlet outlet = outlet(lane.stream);
    failed(lane);
    if (outlet.returned(nanoTime.getAsLong() + probeNanos)) {
      List<Lane> silent = new ArrayList<>(outlet.ready);
      outlet.ready.clear();
      silent.stream().filter(waiting -> waiting.state == State.READY).forEach(this::goOn);
    }
  }

  /** Not known whether it was published, for no reason of its own. */
  void unsettled(Lane lane) {
    OutboxEvent event = lane.inFlight;
    lane.inFlight = null;
    settled(lane);
    if (lane.state == State.IN_FLIGHT) {
      lane.pending.addFirst(event);
      inMemory++;
      goOn(lane);
    }
  }

  /** Not sent, because its lease may have ended. */
  void postponed(Lane lane, long nanos) {
    OutboxEvent event = lane.inFlight;
    lane.inFlight = null;
    settled(lane);
    lane.pending.addFirst(event);
    inMemory++;
    lane.state = State.HELD_BACK;
    lane.retryAt = nanoTime.getAsLong() + nanos;
    heldBack.add(lane);
  }

  /** Lets those go on whose pause is over. */
  void passTime() {
    long now = nanoTime.getAsLong();
    while (!heldBack.isEmpty() && heldBack.peek().retryAt - now <= 0) {
      Lane lane = heldBack.poll();
      if (lane.state == State.HELD_BACK) {
        goOn(lane);
      }
    }
  }

  /**
   * Forgets what has not been sent, to be read again from the beginning; what is in doubt goes on.
   */
  void forgetWaiting() {
    toLoad.clear();
    heldBack.clear();
    outlets.values().forEach(outlet -> outlet.ready.clear());
    for (Lane lane : List.copyOf(lanes.values())) {
      shed(lane);
      lane.more = false;
      if (lane.state != State.IN_FLIGHT) {
        lane.state = State.IDLE;
        settle(lane);
      }
    }
  }

  /** Somebody else's from now on; what is in doubt is settled but never sent again. */
  void drop(Set<Integer> shards) {
    for (Lane lane : List.copyOf(lanes.values())) {
      if (shards.contains(lane.shard)) {
        shed(lane);
        remove(lane);
      }
    }
  }

  Outlet outlet(String stream) {
    return outlets.computeIfAbsent(stream, name -> new Outlet(name, nanoTime.getAsLong()));
  }

  Collection<Outlet> outlets() {
    return outlets.values();
  }

  /** Published and not known to be marked as sent. */
  int inDoubt() {
    return inDoubt;
  }

  int inDoubt(Set<Integer> shards) {
    return shards.stream().mapToInt(shard -> inDoubtOfShard[shard]).sum();
  }

  /** Events with their bodies. */
  int inMemory() {
    return inMemory;
  }

  /** Keys that have something waiting. */
  int waitingKeys() {
    return lanes.size();
  }

  boolean hasToLoad() {
    return !toLoad.isEmpty();
  }

  /** When the oldest that waits came about; {@link Long#MAX_VALUE} if nothing waits. */
  long waitingSinceMillis() {
    long oldest = Long.MAX_VALUE;
    for (Lane lane : lanes.values()) {
      if (!lane.pending.isEmpty() || lane.inFlight != null || lane.more) {
        oldest = Math.min(oldest, lane.waitingSinceMillis);
      }
    }
    return oldest;
  }

  /** Nanoseconds until the next pause is over, at most {@code limit}. */
  long untilNextRetry(long limit) {
    return heldBack.isEmpty()
        ? limit
        : Math.clamp(heldBack.peek().retryAt - nanoTime.getAsLong(), 0, limit);
  }

  /**
   * Whether lanes were forgotten since the last call, so that reading from the start finds them.
   */
  boolean wasForgetful() {
    boolean was = forgetful;
    forgetful = false;
    return was;
  }

  private void goOn(Lane lane) {
    if (lane.state != State.DROPPED) {
      lane.state = State.IDLE;
      settle(lane);
    }
  }

  private void settle(Lane lane) {
    if (lane.state != State.IDLE) {
      return;
    }
    Outlet outlet = outlet(lane.stream);
    if (outlet.isUnheard() && !outlet.ready.isEmpty() && !(lane.isBlank() || lane.unmarked > 0)) {
      shed(lane);
      holdBack(lane, backoff.last().toNanos());
    } else if (!lane.pending.isEmpty()) {
      lane.waitingSinceMillis = lane.pending.peek().occurredAt().toEpochMilli();
      lane.state = State.READY;
      outlet.ready.add(lane);
    } else if (lane.more) {
      lane.state = State.TO_LOAD;
      toLoad.add(lane);
    } else if (lane.unmarked == 0) {
      remove(lane);
    }
  }

  private void settled(Lane lane) {
    inMemory--;
    inDoubt--;
    inDoubtOfShard[lane.shard]--;
  }

  private void shed(Lane lane) {
    inMemory -= lane.pending.size();
    lane.more |= !lane.pending.isEmpty();
    lane.pending.clear();
  }

  private void holdBack(Lane lane, long nanos) {
    shed(lane);
    if (heldBack.size() >= HELD_BACK_LIMIT && lane.unmarked == 0) {
      remove(lane);
      forgetful = true;
      return;
    }
    lane.state = State.HELD_BACK;
    lane.retryAt = nanoTime.getAsLong() + nanos;
    heldBack.add(lane);
  }

  private void wake(String stream) {
    List<Lane> waiting = heldBack.stream().filter(lane -> lane.stream.equals(stream)).toList();
    heldBack.removeIf(lane -> lane.stream.equals(stream));
    waiting.forEach(this::goOn);
  }

  private void remove(Lane lane) {
    lane.state = State.DROPPED;
    lanes.remove(new LaneKey(lane.stream, lane.key), lane);
  }

  private record LaneKey(String stream, UUID key) {}
}
