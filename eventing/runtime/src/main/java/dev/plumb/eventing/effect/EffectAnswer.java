package dev.plumb.eventing.effect;

import java.util.Map;

/** What the other side said. */
public sealed interface EffectAnswer {

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

  /**
   * It may or may not have happened: ask before anything else.
   *
   * @param silent whether there was no answer at all; many of those open the provider's circuit
   */
  record Unknown(String reason, boolean silent) implements EffectAnswer {

    public Unknown(String reason) {
      this(reason, true);
    }

    /** The other side is there, and its answer settles nothing. */
    public static Unknown answered(String reason) {
      return new Unknown(reason, false);
    }
  }

  /** Asked, and it definitely did not happen. */
  record NeverHappened() implements EffectAnswer {}
}
