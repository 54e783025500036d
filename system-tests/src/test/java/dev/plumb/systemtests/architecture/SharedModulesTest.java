package dev.plumb.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several modules share knows none of those who share it. */
class SharedModulesTest {

  @ParameterizedTest
  @CsvSource({
    "contracts,        dev.plumb.contracts",
    "eventing/runtime, dev.plumb.eventing",
    "http-problems,    dev.plumb.http",
    "deploy/sandbox,   dev.plumb.sandbox",
  })
  void knowThemselvesOnly(String module, String root) {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("dev.plumb..")
                .and(JavaClass.Predicates.resideOutsideOfPackage(root + "..")))
        .check(Modules.classes(module));
  }
}
