package dev.plumb.eventing.effect;

import java.util.Optional;

/**
 * An effect that belongs to one worker for a while.
 *
 * @param attempt how often it was claimed, this time included; with the id it tells this claim from
 *     every other, also of the same worker
 * @param traceparent of what intended it
 * @param next what its state allows
 * @param keyLives whether the other side still remembers the idempotency key, so that another call
 *     can't do it twice
 * @param first whether nothing was called or asked for it before
 */
record ClaimedEffect(
    long id,
    int attempt,
    NewEffect effect,
    Optional<String> traceparent,
    Next next,
    boolean keyLives,
    boolean first) {

  enum Next {
    /** Nothing is under way: make the call. */
    CALL,
    /** It may have happened: ask first. */
    ASK
  }
}
