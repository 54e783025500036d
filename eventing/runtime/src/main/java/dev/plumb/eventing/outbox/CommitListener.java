package dev.plumb.eventing.outbox;

import java.util.List;

/** Told what was appended, right after the commit, so that the relay need not wait or look. */
public interface CommitListener {

  /**
   * May come in another order than the commits did. Must not block.
   *
   * @param events of one append
   */
  void committed(List<CommittedEvent> events);
}
