package dev.plumb.eventing.lease;

import java.util.Map;

/** What this process may work on right now. From any thread. */
public interface HeldLeases {

  /** Slot to fence number. */
  Map<Integer, Long> held();

  /**
   * Whether what was begun under this lease may be finished: it is held, or being yielded, and has
   * not run out.
   */
  boolean mayFinish(int slot, long fence);
}
