package dev.plumb.eventing.effect;

import java.util.Optional;

/**
 * An aggregate as people speak of it.
 *
 * @param name such as {@code Payment}
 * @param state such as {@code CAPTURING}
 */
public record AggregateState(String name, String state) {

  /** What has become of it, in a sentence. */
  static String change(Optional<AggregateState> before, Optional<AggregateState> after) {
    if (after.isEmpty()) {
      return "no aggregate hears of it";
    }
    AggregateState now = after.get();
    return before
        .filter(then -> !then.equals(now))
        .map(then -> "%s moves from %s to %s".formatted(now.name(), then.state(), now.state()))
        .orElseGet(() -> "%s stays %s".formatted(now.name(), now.state()));
  }
}
