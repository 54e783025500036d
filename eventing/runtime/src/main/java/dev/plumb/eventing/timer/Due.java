package dev.plumb.eventing.timer;

import java.time.Duration;
import java.time.Instant;

/** When a timer fires, by the database's clock. */
public sealed interface Due {

  /**
   * @param length from the beginning of the transaction that sets it; to the millisecond
   */
  record After(Duration length) implements Due {}

  /** Where somebody else has named the time; one in the past fires at once. */
  record At(Instant time) implements Due {}
}
