package dev.plumb.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Manifests for production with one thing wrong in them: the rule that it breaks says so. */
class EveryRuleBitesTest {

  private static final List<Mutant> MUTANTS = Mutant.all();
  private final Manifests production = Manifests.of("production");

  @TestFactory
  Stream<DynamicTest> whereSomethingIsWrong() {
    return MUTANTS.stream()
        .map(
            mutant ->
                dynamicTest(
                    mutant.toString(),
                    () ->
                        assertThat(
                                Rules.named(mutant.rule())
                                    .objections()
                                    .apply(mutant.of(production)))
                            .isNotEmpty()));
  }

  @Test
  void noneIsWithoutSomethingThatItCatches() {
    assertThat(MUTANTS.stream().map(Mutant::rule).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(Rules.all().stream().map(Rule::name).toList());
  }
}
