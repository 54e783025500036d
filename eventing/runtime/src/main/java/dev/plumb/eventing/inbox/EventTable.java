package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A consumer's visible table for one upstream stream: event type to what is done with it. A type
 * that is not in it is poison, by name; a type that is of no interest says so with {@link #ignore}.
 *
 * @param <A> the aggregate's state
 */
public final class EventTable<A> {

  private final String stream;
  private final Map<String, BiFunction<A, ReceivedEvent, Reaction<A>>> reactions = new HashMap<>();

  private EventTable(String stream) {
    this.stream = stream;
  }

  public static <A> EventTable<A> of(String stream) {
    return new EventTable<>(stream);
  }

  /**
   * @param reaction a pure function: no I/O, no clock. What it throws makes the event poison.
   */
  public EventTable<A> on(String type, BiFunction<A, ReceivedEvent, Reaction<A>> reaction) {
    if (reactions.putIfAbsent(type, reaction) != null) {
      throw new IllegalArgumentException(type + " is in the table already");
    }
    return this;
  }

  /** Applied without a change: the watermark moves on. */
  public EventTable<A> ignore(String... types) {
    for (String type : types) {
      on(type, (aggregate, event) -> Reaction.applied(aggregate));
    }
    return this;
  }

  public String stream() {
    return stream;
  }

  Optional<BiFunction<A, ReceivedEvent, Reaction<A>>> reactionTo(String type) {
    return Optional.ofNullable(reactions.get(type));
  }
}
