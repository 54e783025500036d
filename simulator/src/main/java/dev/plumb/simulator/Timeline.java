package dev.plumb.simulator;

import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Virtual time, and what happens in it one after the other: the next is whatever is due first, and
 * chance decides among those that are due at once.
 */
final class Timeline {

  private record Due(long at, int tie, long number, Runnable action) implements Comparable<Due> {

    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      int byChance = byTime != 0 ? byTime : Integer.compare(tie, other.tie);
      return byChance != 0 ? byChance : Long.compare(number, other.number);
    }
  }

  private final RandomGenerator random;
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long now;
  private long numbered;

  Timeline(RandomGenerator random) {
    this.random = random;
  }

  /** Nanoseconds since the world began. */
  long now() {
    return now;
  }

  void after(long nanos, Runnable action) {
    due.add(new Due(now + nanos, random.nextInt(), numbered++, action));
  }

  /** The next thing happens; false if nothing ever will. */
  boolean step() {
    Due next = due.poll();
    if (next == null) {
      return false;
    }
    now = next.at;
    next.action.run();
    return true;
  }
}
