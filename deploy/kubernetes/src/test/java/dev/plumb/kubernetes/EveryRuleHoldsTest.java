package dev.plumb.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule, of the manifests for production and of those for kind. */
class EveryRuleHoldsTest {

  @TestFactory
  Stream<DynamicTest> inEachOverlay() {
    List<Rule> rules = Rules.all();
    return Manifests.both().stream()
        .flatMap(
            manifests ->
                rules.stream()
                    .map(
                        rule ->
                            dynamicTest(
                                manifests.overlay() + ": " + rule.name(),
                                () -> assertThat(rule.objections().apply(manifests)).isEmpty())));
  }
}
