package dev.plumb.systemtests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build knows every route: none is added when the application starts. */
class RoutesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-service",
        "billing-service",
        "shipping-service",
        "eventing/runtime",
        "http-problems"
      })
  void areNoneOfVertxsOwn(String module) {
    noClasses()
        .that()
        // It looks at every request and answers none of its own.
        .doNotHaveFullyQualifiedName("dev.plumb.http.BodyLimit")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.vertx\\.(\\w+\\.)*ext\\.web\\.Router|io\\.quarkus\\.vertx\\.web\\..*")
        .check(Modules.classes(module));
  }
}
