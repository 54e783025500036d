package dev.plumb.eventing.effect;

/** What a person has found out about an effect. */
public enum Verdict {
  /** It happened. */
  DONE,
  /** It did not happen, and shall not any more. */
  NOT_DONE,
  /** It did not happen, and shall be called again. */
  AGAIN
}
