package dev.plumb.eventing.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the relay of this replica is doing.
 *
 * @param connected a channel to the broker is open
 * @param blocked the broker has asked for a pause (memory or disk alarm)
 * @param waitingFor what keeps it from publishing, for a person to act on; empty while it works
 * @param shards held by this replica
 * @param inDoubt published and not marked as sent yet
 * @param waitingKeys keys with something known to wait, in flight included
 * @param oldestWaiting age of the oldest known to wait; zero if nothing waits
 * @param lastConfirmed empty before the first confirm since the start
 */
public record RelayStatus(
    boolean connected,
    boolean blocked,
    Optional<String> waitingFor,
    int shards,
    int inDoubt,
    int waitingKeys,
    Duration oldestWaiting,
    Optional<Instant> lastConfirmed) {}
