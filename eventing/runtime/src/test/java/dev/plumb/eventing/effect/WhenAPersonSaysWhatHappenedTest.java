package dev.plumb.eventing.effect;

import static dev.plumb.eventing.effect.Verdict.AGAIN;
import static dev.plumb.eventing.effect.Verdict.DONE;
import static dev.plumb.eventing.effect.Verdict.NOT_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.effect.EffectAnswer.Confirmed;
import dev.plumb.eventing.effect.EffectAnswer.NeverHappened;
import dev.plumb.eventing.effect.EffectAnswer.NobodyKnows;
import dev.plumb.eventing.effect.EffectAnswer.Refused;
import dev.plumb.eventing.effect.EffectAnswer.Unknown;
import dev.plumb.eventing.effect.Ruling.CallAgain;
import dev.plumb.eventing.effect.Ruling.Close;
import dev.plumb.eventing.effect.Ruling.Contradicted;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhenAPersonSaysWhatHappenedTest {

  private static final String WHY = "he looked";
  private static final Confirmed YES = new Confirmed(Map.of("id", "7"));
  private static final Refused NO = new Refused("bad_address", "nobody lives there");

  @Test
  void hisWordCountsWhereNobodyElseKnows() {
    assertThat(Ruling.of(DONE, WHY)).isEqualTo(new Close(new Confirmed(Map.of())));
    assertThat(Ruling.of(NOT_DONE, WHY))
        .isEqualTo(new Close(new Refused("settled_by_a_person", WHY)));
    assertThat(Ruling.of(AGAIN, WHY)).isEqualTo(new CallAgain());
  }

  @ParameterizedTest
  @EnumSource
  void andWhereTheOtherSideTurnsOutToKnowNothing(Verdict verdict) {
    assertThat(Ruling.of(verdict, WHY, new NobodyKnows("gone", true)))
        .isEqualTo(Ruling.of(verdict, WHY));
  }

  @Test
  void whatTheOtherSideDidIsOnlyDoneAndWithItsOwnFacts() {
    assertThat(Ruling.of(DONE, WHY, YES)).isEqualTo(new Close(YES));
    assertThat(Ruling.of(NOT_DONE, WHY, YES)).isInstanceOf(Contradicted.class);
    assertThat(Ruling.of(AGAIN, WHY, YES)).isInstanceOf(Contradicted.class);
  }

  @Test
  void whatItRefusedIsOnlyNotDoneAndForItsOwnReason() {
    assertThat(Ruling.of(NOT_DONE, WHY, NO)).isEqualTo(new Close(NO));
    assertThat(Ruling.of(DONE, WHY, NO)).isInstanceOf(Contradicted.class);
    assertThat(Ruling.of(AGAIN, WHY, NO)).isInstanceOf(Contradicted.class);
  }

  @Test
  void whatItKnowsNothingOfIsGivenUpOrCalledAgain() {
    assertThat(Ruling.of(DONE, WHY, new NeverHappened())).isInstanceOf(Contradicted.class);
    assertThat(Ruling.of(NOT_DONE, WHY, new NeverHappened())).isEqualTo(Ruling.of(NOT_DONE, WHY));
    assertThat(Ruling.of(AGAIN, WHY, new NeverHappened())).isEqualTo(new CallAgain());
  }

  @ParameterizedTest
  @EnumSource
  void whileItDoesNotSayNothingIsSettled(Verdict verdict) {
    assertThat(Ruling.of(verdict, WHY, new Unknown("silence"))).isInstanceOf(Contradicted.class);
    assertThat(Ruling.of(verdict, WHY, Unknown.answered("pending")))
        .isInstanceOf(Contradicted.class);
  }
}
