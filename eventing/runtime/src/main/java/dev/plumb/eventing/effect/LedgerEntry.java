package dev.plumb.eventing.effect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An effect as an operator sees it.
 *
 * @param state PENDING, IN_FLIGHT, UNKNOWN, CONFIRMED or REFUSED
 * @param waits for a person
 * @param claimed a worker has it at the moment
 * @param ageSeconds since it was intended, by the database's clock
 * @param nextAttemptAt by itself
 * @param lastError what kept it open, or why it was refused
 * @param behind kind and purpose of each that is held back until this one is settled, in order
 */
public record LedgerEntry(
    long id,
    NewEffect effect,
    String state,
    int attempts,
    boolean waits,
    boolean claimed,
    Instant intendedAt,
    long ageSeconds,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> settledAt,
    Optional<String> lastError,
    Optional<String> traceparent,
    List<String> behind) {

  static final String UNKNOWN = "UNKNOWN";
  static final String REFUSED = "REFUSED";
}
