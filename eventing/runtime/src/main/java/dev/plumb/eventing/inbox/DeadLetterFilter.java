package dev.plumb.eventing.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which dead letters, oldest first.
 *
 * @param reason a part of it, upper or lower case
 * @param olderThan by the database's clock
 * @param after the last id of the page before
 */
public record DeadLetterFilter(
    Optional<String> stream,
    Optional<UUID> key,
    Optional<String> reason,
    Optional<Duration> olderThan,
    long after,
    int limit) {}
