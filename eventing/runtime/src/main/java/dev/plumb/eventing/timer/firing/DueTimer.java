package dev.plumb.eventing.timer.firing;

import java.util.Optional;
import java.util.UUID;

/**
 * A timer whose time has come.
 *
 * @param version as it was set
 * @param attempt 1 the first time; more where firing it failed before
 * @param traceparent of what set it
 */
public record DueTimer(
    String purpose, UUID key, long version, int attempt, Optional<String> traceparent) {}
