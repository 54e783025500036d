package dev.plumb.eventing.inbox;

import java.util.List;

/**
 * What would become of one event.
 *
 * @param outcome {@link Outcome#APPLIED}, {@link Outcome#REFUSED}, {@link Outcome#DEAD}, or {@link
 *     Outcome#STALE} where its key has gone on without it
 * @param change in a sentence
 * @param events types of the events that would follow
 * @param effects kinds and purposes of the effects that would follow
 */
public record Rehearsed(
    long version,
    String type,
    Outcome outcome,
    String change,
    List<String> events,
    List<String> effects) {}
