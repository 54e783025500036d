package dev.plumb.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule names exactly the classes that were written to break it. */
class TheRulesBiteTest {

  private static final String ROOT = "dev.plumb.systemtests.architecture.wrong";
  private static final Pattern CULPRIT =
      Pattern.compile("^[\\w ]+ <" + Pattern.quote(ROOT) + "\\.([\\w.]+)", Pattern.MULTILINE);

  private static final Map<String, Set<String>> CULPRITS =
      Map.ofEntries(
          Map.entry("has the usual packages only", Set.of("gadget.HasAPackageOfItsOwn")),
          Map.entry("knows no other service", Set.of("stream.KnowsAnotherService")),
          Map.entry(
              "domain knows Java's values and itself",
              Set.of("domain.KnowsAFramework", "domain.ReadsAFile")),
          Map.entry("store knows domain", Set.of("store.PointsBack")),
          Map.entry(
              "usecase knows domain and store", Set.of("usecase.PointsBack", "usecase.SpeaksHttp")),
          Map.entry("http knows usecase", Set.of("http.SkipsTheUseCase", "http.OpensATransaction")),
          Map.entry(
              "stream knows usecase",
              Set.of("stream.SkipsTheUseCase", "stream.KnowsAnotherService")),
          Map.entry("provider knows usecase", Set.of("provider.SkipsTheUseCase")),
          Map.entry("only usecase opens a transaction", Set.of("http.OpensATransaction")),
          Map.entry("nobody opens one past Transactions", Set.of("usecase.GoesPastTransactions")),
          Map.entry("nobody has a pool beside Hibernate", Set.of("store.HasAPool")),
          Map.entry("only a Lookup asks Hibernate", Set.of("store.AsksHibernate")),
          Map.entry("only store speaks SQL", Set.of("usecase.SpeaksSql")),
          Map.entry("nobody takes the time he wasn't given", Set.of("domain.ReadsTheClock")),
          Map.entry("domain rolls no dice", Set.of("domain.RollsDice")));

  private final JavaClasses wrong = new ClassFileImporter().importPackages(ROOT);
  private final Map<String, ArchRule> rules = EachServiceTest.rulesOf(ROOT);

  @Test
  void everyRuleHasSomethingToBite() {
    assertThat(CULPRITS.keySet()).isEqualTo(rules.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theyNameTheCulprits() {
    return rules.entrySet().stream()
        .map(
            rule ->
                dynamicTest(rule.getKey(), () -> namesCulprits(rule.getKey(), rule.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> theyRefuseToGuardNothing() {
    JavaClasses nothing = new ClassFileImporter().importPackages(ROOT + ".nothing");
    return rules.entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> refuses(rule.getValue(), nothing)));
  }

  private void namesCulprits(String name, ArchRule rule) {
    String violations = String.join("\n", rule.evaluate(wrong).getFailureReport().getDetails());
    Set<String> named =
        CULPRIT
            .matcher(violations)
            .results()
            .map(TheRulesBiteTest::className)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).as(violations).isEqualTo(CULPRITS.get(name));
  }

  private static void refuses(ArchRule rule, JavaClasses nothing) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.check(nothing))
        .withMessageContaining("failed to check any classes");
  }

  /** Of {@code http.OpensATransaction.open}: package and class. */
  private static String className(MatchResult violation) {
    String[] parts = violation.group(1).split("\\.");
    return parts[0] + "." + parts[1];
  }
}
