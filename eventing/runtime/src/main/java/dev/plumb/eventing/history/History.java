package dev.plumb.eventing.history;

import java.time.Instant;
import java.util.Optional;

/**
 * What this database has been published as, from one restore to the next.
 *
 * @param operator who began it, as he calls himself; nobody began the first
 */
public record History(
    int epoch, Instant begunAt, Optional<String> operator, Optional<String> reason) {}
