package dev.plumb.eventing.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A stream consumed here, as far as anything is known of its producer's history.
 *
 * @param epoch the newest that was heard of
 * @param stop why nothing of it is applied, if so
 */
public record Upstream(String stream, int epoch, Optional<Stop> stop) {

  /**
   * Two events with one version.
   *
   * @param applied the id of the one that was here first; its last eight digits behind three dots
   *     where the rest is forgotten
   * @param contradicts the id of the other
   */
  public record Stop(Instant at, UUID key, long version, String applied, UUID contradicts) {}
}
