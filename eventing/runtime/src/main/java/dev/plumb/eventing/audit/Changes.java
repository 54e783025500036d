package dev.plumb.eventing.audit;

import java.util.List;
import java.util.UUID;

/**
 * What was told behind a place in the event log.
 *
 * @param next where to go on; some of these come again there, because a transaction that began
 *     earlier may end later
 */
public record Changes(List<Change> changes, String next) {

  /**
   * @param at where in the log
   */
  public record Change(UUID key, String at) {}
}
