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

  /** Once for all times since the last one. */
  boolean isToTell() {
    boolean told = again;
    again = false;
    return told;
  }
}
