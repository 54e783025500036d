package dev.plumb.eventing.inbox;

/** How a delivery ended. The counters of all seven add up to the deliveries. */
public enum Outcome {
  /** Next in its sequence, and its transition was legal. */
  APPLIED,
  /** Its event id is in the inbox already. */
  DUPLICATE,
  /** Its version is at or below the watermark. */
  STALE,
  /** An earlier version is missing or dead: waits in the database until that one was applied. */
  PARKED,
  /** Next in its sequence, but the aggregate's table has no such transition. */
  REFUSED,
  /** Of a history that its producer has abandoned; recorded like what is refused. */
  ABANDONED,
  /** Unreadable, of an unknown type, or its reaction fails: waits in the database for a person. */
  DEAD
}
