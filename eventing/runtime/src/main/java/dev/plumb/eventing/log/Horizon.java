package dev.plumb.eventing.log;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Up to where the log can't change any more. Positions are taken before they are committed, so a
 * lower one may turn up late: but not any more once every transaction has ended that may have taken
 * it. Not safe for threads.
 */
final class Horizon {

  private static final int MARKS = 60;

  /**
   * @param transaction an id above that of every transaction with a position up to this one
   */
  private record Mark(long position, long transaction) {}

  private final Deque<Mark> waiting = new ArrayDeque<>();
  private long settled;

  /**
   * @param position the highest one given out
   * @param transaction an id given out after that
   */
  void mark(long position, long transaction) {
    if (waiting.size() < MARKS) {
      waiting.add(new Mark(position, transaction));
    }
  }

  /**
   * The position up to which nothing will be added.
   *
   * @param allEndedBefore the transaction id before which all have ended
   */
  long settled(long allEndedBefore) {
    while (!waiting.isEmpty() && waiting.peek().transaction() <= allEndedBefore) {
      settled = waiting.poll().position();
    }
    return settled;
  }
}
