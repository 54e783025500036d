package dev.plumb.eventing.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key whose events wait.
 *
 * @param applied its last version that was applied
 * @param first its lowest version that waits
 * @param events how many wait
 * @param since when the one that waits longest came
 * @param behind the dead letter they wait behind; empty where an event is missing
 */
public record ParkedKey(
    String stream,
    UUID key,
    long applied,
    long first,
    long events,
    Instant since,
    Optional<Long> behind) {}
