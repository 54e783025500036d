package dev.plumb.eventing.inbox;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.ReceivedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** An aggregate that remembers what was done to it, in order. */
public record Box(UUID key, List<Long> versions) {

  public static final String FILLED = "box.filled.v1";
  public static final String ECHOED = "box.echoed.v1";
  public static final String FORBIDDEN = "box.forbidden.v1";
  public static final String BROKEN = "box.broken.v1";
  public static final String UNSTORABLE = "box.unstorable.v1";
  public static final String DULL = "box.dull.v1";
  public static final String STATE = "box.box-state.v1";
  public static final String BROKEN_STATE = "box.broken-state.v1";
  public static final String UNKNOWN = "box.unknown.v1";

  static Box empty(UUID key) {
    return new Box(key, List.of());
  }

  Box filled(ReceivedEvent event) {
    return with(event.version());
  }

  /** The table {@code box} refuses negative versions. */
  Box unstorable(ReceivedEvent event) {
    return with(-event.version());
  }

  private Box with(long version) {
    return new Box(key, Stream.concat(versions.stream(), Stream.of(version)).toList());
  }

  static EventTable<Box> table() {
    return withoutBroken()
        .on(
            BROKEN,
            (box, event) -> {
              throw new IllegalStateException("a bug");
            });
  }

  /** After the bug was found. */
  static EventTable<Box> mended() {
    return withoutBroken().on(BROKEN, Box::echo);
  }

  private static EventTable<Box> withoutBroken() {
    return EventTable.<Box>of("box")
        .on(FILLED, (box, event) -> Reaction.applied(box.filled(event)))
        .on(ECHOED, Box::echo)
        .on(FORBIDDEN, (box, event) -> Reaction.refused("not allowed"))
        .on(UNSTORABLE, (box, event) -> Reaction.applied(box.unstorable(event)))
        .onState(STATE, (box, event) -> Reaction.applied(new Box(box.key(), upTo(event.version()))))
        .onState(
            BROKEN_STATE,
            (box, event) -> {
              throw new IllegalStateException("a bug");
            })
        .ignore(DULL);
  }

  private static Reaction<Box> echo(Box box, ReceivedEvent event) {
    NewEvent echo =
        new NewEvent(
            UUID.randomUUID(),
            "echo",
            event.key(),
            event.version(),
            "echo.heard.v1",
            "contracts/echo/heard/v1",
            Instant.EPOCH,
            event.body());
    return new Reaction.Applied<>(box.filled(event), List.of(echo), List.of());
  }

  public static List<Long> upTo(long version) {
    return LongStream.rangeClosed(1, version).boxed().toList();
  }
}
