package dev.plumb.eventing.effect;

import java.time.Duration;

/**
 * What may be claimed of a provider's effects.
 *
 * @param calls at most so many
 * @param keyLives how long after the first attempt another call may begin
 */
record Room(String provider, int calls, Duration keyLives) {}
