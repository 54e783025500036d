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

  /** It may or may not have happened: ask before anything else. */
  record Unknown(String reason) implements EffectAnswer {}

  /** Asked, and it definitely did not happen. */
  record NeverHappened() implements EffectAnswer {}
}
