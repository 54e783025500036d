package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.Wording;

/** Why an event is dead, in words that fit a row. */
final class Reason {

  private Reason() {}

  static String of(Throwable fault) {
    return Wording.fit(fault.getClass().getSimpleName() + ": " + fault.getMessage());
  }
}
