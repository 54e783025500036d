package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.Wording;

/** Why an event is dead, in words that fit a row. */
final class Reason {

  private Reason() {}

  /** A later build may know it: see {@link UnknownTypes}. */
  static String unknownType(String type, String stream) {
    return "type " + type + " is not in the table of stream " + stream;
  }

  static String of(Throwable fault) {
    return Wording.fit(fault.getClass().getSimpleName() + ": " + fault.getMessage());
  }
}
