package dev.plumb.eventing.healing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A key of which something is missing.
 *
 * @param applied its last version that was applied in the producer's present history; 0 if none was
 * @param highest the highest that exists, as far as is known here
 * @param missing the first hundred, in ascending order; empty if it has just closed
 * @param asked how often its producer was asked
 * @param since when it was noticed
 */
public record Gap(
    String stream,
    UUID key,
    long applied,
    long highest,
    List<Long> missing,
    int asked,
    Instant since) {

  /** Where a page of gaps ends; they are in the order of stream and key. */
  public record Place(String stream, UUID key) {}
}
