package dev.plumb.systemtests.architecture;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class EachServiceTest {

  @TestFactory
  Stream<DynamicNode> order() {
    return keeps(rulesOf("dev.plumb.order"), "order-service");
  }

  @TestFactory
  Stream<DynamicNode> billing() {
    return keeps(rulesOf("dev.plumb.billing"), "billing-service");
  }

  @TestFactory
  Stream<DynamicNode> shipping() {
    return keeps(rulesOf("dev.plumb.shipping"), "shipping-service");
  }

  static Map<String, ArchRule> rulesOf(String root) {
    return new ServiceRules(root).all();
  }

  private static Stream<DynamicNode> keeps(Map<String, ArchRule> rules, String module) {
    if (!Modules.hasSources(module)) {
      return Stream.empty();
    }
    JavaClasses classes = Modules.classes(module);
    return rules.entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
  }
}
