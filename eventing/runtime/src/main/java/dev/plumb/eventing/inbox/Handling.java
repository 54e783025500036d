package dev.plumb.eventing.inbox;

/** What a consumer does with the events of a type. */
public enum Handling {
  APPLIED,

  /** As a state that stands for all events up to its version. */
  STATE,

  /** Only the watermark moves on. */
  IGNORED,

  /** Becomes a dead letter. */
  UNKNOWN
}
