package dev.plumb.simulator;

import java.util.Optional;

/**
 * How a seed's world ended.
 *
 * @param violation what must never be and was; empty if all went well
 */
public record Outcome(
    Optional<String> violation, long steps, long nanos, int orders, Story story) {}
