package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A consumer's visible table for one upstream stream: event type to what is done with it. A type
 * that is not in it is poison, by name; a type that is of no interest says so with {@link #ignore}.
 *
 * @param <A> the aggregate's state
 */
public final class EventTable<A> {

  private final String stream;
  private final Map<String, BiFunction<A, ReceivedEvent, Reaction<A>>> reactions = new HashMap<>();
  private final Set<String> ignored = new HashSet<>();
  private final Set<String> transfers = new HashSet<>();
  private UnaryOperator<String> readAs = UnaryOperator.identity();

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
    refuseSecond(type);
    reactions.put(type, reaction);
    return this;
  }

  /**
   * A type that carries the upstream's whole state as of its version, sent where events can't be
   * had any more: it stands for all versions up to its own.
   *
   * @param reaction brings the aggregate to where those events would have brought it, whatever it
   *     has seen of them
   */
  public EventTable<A> onState(String type, BiFunction<A, ReceivedEvent, Reaction<A>> reaction) {
    on(type, reaction);
    transfers.add(type);
    return this;
  }

  /** Applied without a change and without an aggregate: only the watermark moves on. */
  public EventTable<A> ignore(String... types) {
    for (String type : types) {
      refuseSecond(type);
      ignored.add(type);
    }
    return this;
  }

  /**
   * Where a type comes in several major versions and this consumer reads one of them: it gets the
   * others too.
   *
   * @param readAs the type whose entry is that of a type without one; any text
   */
  public EventTable<A> adapting(UnaryOperator<String> readAs) {
    this.readAs = readAs;
    return this;
  }

  public String stream() {
    return stream;
  }

  /** What becomes of events of a type that some producer may write. */
  public Handling handling(String type) {
    if (transfers.contains(entry(type))) {
      return Handling.STATE;
    }
    if (ignores(type)) {
      return Handling.IGNORED;
    }
    return reactionTo(type).isPresent() ? Handling.APPLIED : Handling.UNKNOWN;
  }

  /** Types that something is done with. */
  public Set<String> applied() {
    return new TreeSet<>(reactions.keySet());
  }

  /** Types that are of no interest. */
  public Set<String> ignored() {
    return new TreeSet<>(ignored);
  }

  /** The type that one which came is read as: itself, or that of another major version. */
  public String entry(String type) {
    return isThere(type) ? type : readAs.apply(type);
  }

  /** Whether it is in the table, be it in another major version. */
  public boolean knows(String type) {
    return isThere(entry(type));
  }

  Optional<BiFunction<A, ReceivedEvent, Reaction<A>>> reactionTo(String type) {
    return Optional.ofNullable(reactions.get(entry(type)));
  }

  boolean ignores(String type) {
    return ignored.contains(entry(type));
  }

  boolean isStateTransfer(ReceivedEvent event) {
    return transfers.contains(entry(event.type()));
  }

  private boolean isThere(String type) {
    return reactions.containsKey(type) || ignored.contains(type);
  }

  private void refuseSecond(String type) {
    if (isThere(type)) {
      throw new IllegalArgumentException(type + " is in the table already");
    }
  }
}
