package dev.plumb.contracts;

import java.util.function.Function;

/**
 * A version of an event that may arrive.
 *
 * @param asWritten for people, who see all of it
 * @param asRead for the code; null where it has not said that it reads this event
 */
record Known(String wireType, EventReader asWritten, Function<byte[], EventData> asRead) {}
