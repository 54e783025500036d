package dev.plumb.eventing.inbox;

import java.util.Objects;
import java.util.Optional;

/** How one event that is next in its sequence ends. */
sealed interface Judgement<A> {

  record Applied<A>(Reaction.Applied<A> reaction) implements Judgement<A> {
    public Applied {
      Objects.requireNonNull(reaction.next(), "the reaction's next state");
    }
  }

  record Ignored<A>() implements Judgement<A> {}

  record Refused<A>(String reason) implements Judgement<A> {}

  record Dead<A>(String reason) implements Judgement<A> {}

  static <A> Judgement<A> of(Reaction<A> reaction) {
    return switch (Objects.requireNonNull(reaction, "the reaction")) {
      case Reaction.Applied<A> applied -> new Applied<>(applied);
      case Reaction.Refused<A>(String reason) -> new Refused<>(reason);
    };
  }

  default Optional<A> next(Optional<A> state) {
    return this instanceof Applied<A>(Reaction.Applied<A> applied)
        ? Optional.of(applied.next())
        : state;
  }
}
