package dev.plumb.eventing.effect;

import java.util.Map;

/** What the other side said. */
public sealed interface EffectAnswer {

  /** Whether there was no answer at all; many of those open the provider's circuit. */
  default boolean silent() {
    return false;
  }

  /**
   * @param facts what came back, such as the provider's object id
   */
  record Confirmed(Map<String, String> facts) implements EffectAnswer {
    public Confirmed {
      facts = Map.copyOf(facts);
    }
  }

  /** A definite no, such as a declined card: never called again. */
  record Refused(String code, String reason) implements EffectAnswer {}

  /** It may or may not have happened: ask before anything else. */
  record Unknown(String reason, boolean silent) implements EffectAnswer {

    public Unknown(String reason) {
      this(reason, true);
    }

    /** The other side is there, and its answer settles nothing. */
    public static Unknown answered(String reason) {
      return new Unknown(reason, false);
    }
  }

  /**
   * It definitely did not happen, and may be called again: asked, or said by a call that knows how
   * far it came.
   */
  record NeverHappened(String reason, boolean silent) implements EffectAnswer {

    public NeverHappened() {
      this("the other side knows nothing of it", false);
    }
  }

  /**
   * It may or may not have happened, and the other side can't be asked. Left to a person, never
   * called again by itself.
   */
  record NobodyKnows(String reason, boolean silent) implements EffectAnswer {}
}
