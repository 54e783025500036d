package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;

/**
 * The command that timers of one purpose are. Beans of this type are found by {@link #purpose()}.
 *
 * @param <A> the aggregate's state
 */
public interface TimerPort<A> {

  String purpose();

  Aggregates<A> aggregates();

  /**
   * A pure function: no I/O, no clock. The aggregate may have moved on since the timer was set;
   * then it refuses, and the timer is gone. What it throws is tried again later.
   */
  Reaction<A> fire(A aggregate, DueTimer timer);
}
