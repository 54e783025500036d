package dev.plumb.eventing.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be published again, to whom and how fast.
 *
 * @param key of one aggregate; all of them if empty
 * @param since by the time the events say they happened at, inclusive
 * @param before the same, exclusive
 * @param eventsPerSecond at most
 */
public record ReplayRequest(
    String stream,
    String consumer,
    Optional<UUID> key,
    Optional<Instant> since,
    Optional<Instant> before,
    int eventsPerSecond) {}
