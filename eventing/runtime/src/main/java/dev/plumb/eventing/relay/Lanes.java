package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.Lane.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The outbox as far as it is in memory, and where each of its lanes waits. A lane that can't go on
 * keeps no bodies, and what no lane is kept for is found again by reading from the beginning, so
 * memory is bounded whatever the backlog. Used by one thread.
 */
final class Lanes {

  /** Events of one key in memory; the rest of a busy key is read when these are gone. */
  static final int DEPTH = 16;

  final ArrayDeque<Lane> toLoad = new ArrayDeque<>();

  private final long longestPause;
  private final LongSupplier nanoTime;
  private final Map<LaneKey, Lane> lanes = new HashMap<>();
  private final Map<String, Outlet> outlets = new LinkedHashMap<>();
  private final HeldBack heldBack = new HeldBack();
  private int inMemory;
  private boolean forgetful;

  /**
   * @param longestPause nanoseconds for which a lane waits whose stream nobody listens to
   */
  Lanes(long longestPause, LongSupplier nanoTime) {
    this.longestPause = longestPause;
    this.nanoTime = nanoTime;
  }

  /** Null if there is none. */
  Lane find(String stream, UUID key) {
    return lanes.get(new LaneKey(stream, key));
  }

  Lane add(Lane lane) {
    lanes.put(new LaneKey(lane.stream, lane.key), lane);
    return lane;
  }

  /** What was under way has ended; to where it waits next. */
  void goOn(Lane lane) {
    if (lane.state != State.DROPPED) {
      lane.state = State.IDLE;
      settle(lane);
    }
  }

  /** To where it waits next, unless it waits already. */
  void settle(Lane lane) {
    if (lane.state != State.IDLE) {
      return;
    }
    Outlet outlet = outlet(lane.stream);
    if (outlet.isUnheard() && !outlet.ready.isEmpty() && !(lane.isBlank() || lane.unmarked > 0)) {
      holdBack(lane, longestPause);
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

  void holdBack(Lane lane, long nanos) {
    shed(lane);
    if (heldBack.isFull() && lane.unmarked == 0) {
      remove(lane);
      forgetful = true;
    } else {
      heldBack.add(lane, nanoTime.getAsLong() + nanos);
    }
  }

  /** Lets those go on whose pause is over. */
  void passTime() {
    long now = nanoTime.getAsLong();
    for (Lane due = heldBack.takeDue(now); due != null; due = heldBack.takeDue(now)) {
      goOn(due);
    }
  }

  /** Somebody listens to the stream again. */
  void wake(String stream) {
    heldBack.takeAll(stream).forEach(this::goOn);
  }

  /** Nobody listens to the stream: one lane stays ready, to find out when somebody does. */
  void silence(String stream) {
    ArrayDeque<Lane> ready = outlet(stream).ready;
    List<Lane> silent = new ArrayList<>(ready);
    ready.clear();
    silent.stream().filter(waiting -> waiting.state == State.READY).forEach(this::goOn);
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
        goOn(lane);
      }
    }
  }

  /** Somebody else's from now on; what is in doubt is settled but never sent again. */
  void drop(Set<Integer> shards) {
    for (Lane lane : List.copyOf(lanes.values())) {
      if (shards.contains(lane.shard)) {
        drop(lane);
      }
    }
  }

  void drop(Lane lane) {
    shed(lane);
    remove(lane);
  }

  Outlet outlet(String stream) {
    return outlets.computeIfAbsent(stream, name -> new Outlet(name, nanoTime.getAsLong()));
  }

  Collection<Outlet> outlets() {
    return outlets.values();
  }

  /** Keeps count of the events that have their bodies in memory. */
  void kept(int more) {
    inMemory += more;
  }

  /** Events with their bodies. */
  int inMemory() {
    return inMemory;
  }

  /** Keys that have something waiting. */
  int waitingKeys() {
    return lanes.size();
  }

  /** When the oldest that waits came about; {@link Long#MAX_VALUE} if nothing waits. */
  long waitingSinceMillis() {
    return lanes.values().stream()
        .filter(lane -> !lane.pending.isEmpty() || lane.inFlight != null || lane.more)
        .mapToLong(lane -> lane.waitingSinceMillis)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Nanoseconds until the next pause is over, at most {@code limit}. */
  long untilNextRetry(long limit) {
    return heldBack.untilNext(nanoTime.getAsLong(), limit);
  }

  /**
   * Whether lanes were forgotten since the last call, so that reading from the start finds them.
   */
  boolean wasForgetful() {
    boolean was = forgetful;
    forgetful = false;
    return was;
  }

  private void shed(Lane lane) {
    kept(-lane.pending.size());
    lane.more |= !lane.pending.isEmpty();
    lane.pending.clear();
  }

  private void remove(Lane lane) {
    lane.state = State.DROPPED;
    lanes.remove(new LaneKey(lane.stream, lane.key), lane);
  }

  private record LaneKey(String stream, UUID key) {}
}
