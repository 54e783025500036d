package dev.plumb.eventing.effect;

import dev.plumb.eventing.effect.EffectAnswer.Confirmed;
import dev.plumb.eventing.effect.EffectAnswer.NeverHappened;
import dev.plumb.eventing.effect.EffectAnswer.NobodyKnows;
import dev.plumb.eventing.effect.EffectAnswer.Refused;
import dev.plumb.eventing.effect.EffectAnswer.Unknown;
import java.util.Map;

/** What a person's verdict comes to. */
sealed interface Ruling {

  /** As if the other side had answered so. */
  record Close(EffectAnswer answer) implements Ruling {}

  /** As if it had never been called. */
  record CallAgain() implements Ruling {}

  /**
   * @param why it can't be said
   */
  record Contradicted(String why) implements Ruling {}

  /** Of the person alone. */
  static Ruling of(Verdict verdict, String reason) {
    return switch (verdict) {
      case DONE -> new Close(new Confirmed(Map.of()));
      case NOT_DONE -> new Close(new Refused("settled_by_a_person", reason));
      case AGAIN -> new CallAgain();
    };
  }

  /** Where the other side was asked just now: it knows better. */
  static Ruling of(Verdict verdict, String reason, EffectAnswer said) {
    return switch (said) {
      case Confirmed it ->
          verdict == Verdict.DONE
              ? new Close(it)
              : new Contradicted("the other side says that it happened: settle it as done");
      case Refused it ->
          verdict == Verdict.NOT_DONE
              ? new Close(it)
              : new Contradicted(
                  "the other side has refused it (" + it.code() + "): settle it as not done");
      case NeverHappened it ->
          verdict == Verdict.DONE
              ? new Contradicted("the other side says that it did not happen: " + it.reason())
              : of(verdict, reason);
      case Unknown it ->
          new Contradicted("the other side doesn't say what became of it: " + it.reason());
      case NobodyKnows it -> of(verdict, reason);
    };
  }
}
