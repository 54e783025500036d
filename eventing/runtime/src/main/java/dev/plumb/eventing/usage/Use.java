package dev.plumb.eventing.usage;

import io.micrometer.core.instrument.Counter;
import java.util.Optional;

/** Whether a type was used since that was told last. */
final class Use {

  private final Optional<Counter> deprecated;
  private volatile boolean again;

  Use(Optional<Counter> deprecated) {
    this.deprecated = deprecated;
  }

  void once() {
    deprecated.ifPresent(Counter::increment);
    again();
  }

  void again() {
    if (!again) {
      again = true;
    }
  }

  /**
   * Once for all times since the last one. Takes back only what it tells: it may be used meanwhile.
   */
  boolean isToTell() {
    if (!again) {
      return false;
    }
    again = false;
    return true;
  }
}
