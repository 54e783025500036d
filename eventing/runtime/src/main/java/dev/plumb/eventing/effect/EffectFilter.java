package dev.plumb.eventing.effect;

import java.util.Optional;
import java.util.UUID;

/**
 * Which effects, oldest first.
 *
 * @param key all of that aggregate, whatever their state; empty for those in {@code state}
 * @param after the last id of the page before
 */
public record EffectFilter(
    State state, Optional<UUID> key, Optional<String> provider, long after, int limit) {

  public enum State {
    /** For a person. */
    WAITING,
    /** Whether for a person or for the next question. */
    UNKNOWN,
    REFUSED
  }
}
