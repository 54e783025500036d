package dev.plumb.eventing.timer;

import java.util.UUID;

/** A key has at most one timer of a purpose. */
public sealed interface TimerChange {

  /** Why, and with it what fires, such as {@code payment.timeout}. */
  String purpose();

  UUID key();

  /**
   * Moves it if it was set before.
   *
   * @param version comes back when it fires, so that the aggregate can tell whether it is still
   *     meant: its own version, or that of the part the timer is about
   */
  record SetTimer(String purpose, UUID key, long version, Due due) implements TimerChange {}

  /** Nothing where none is set. One that is just firing waits for this transaction. */
  record CancelTimer(String purpose, UUID key) implements TimerChange {}
}
