package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.Lane.State;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Lanes that wait for their next try, without bodies; the soonest first. */
final class HeldBack {

  /** Lanes kept; above it they are forgotten. */
  static final int LIMIT = 50_000;

  private final PriorityQueue<Lane> waiting =
      new PriorityQueue<>(Comparator.comparingLong(lane -> lane.retryAt));

  boolean isFull() {
    return waiting.size() >= LIMIT;
  }

  void add(Lane lane, long retryAt) {
    lane.state = State.HELD_BACK;
    lane.retryAt = retryAt;
    waiting.add(lane);
  }

  /** Takes out the next one whose pause is over; null if there is none. */
  Lane takeDue(long now) {
    while (!waiting.isEmpty() && waiting.peek().retryAt - now <= 0) {
      Lane lane = waiting.poll();
      if (lane.state == State.HELD_BACK) {
        return lane;
      }
    }
    return null;
  }

  /** Takes out all of one stream, whatever is left of their pauses. */
  List<Lane> takeAll(String stream) {
    List<Lane> taken = waiting.stream().filter(lane -> lane.stream.equals(stream)).toList();
    waiting.removeIf(lane -> lane.stream.equals(stream));
    return taken;
  }

  void clear() {
    waiting.clear();
  }

  /** Nanoseconds until the next pause is over, at most {@code limit}. */
  long untilNext(long now, long limit) {
    return waiting.isEmpty() ? limit : Math.clamp(waiting.peek().retryAt - now, 0, limit);
  }
}
