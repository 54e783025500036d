package dev.plumb.kubernetes;

import dev.plumb.kubernetes.rules.RestrictedRules;
import dev.plumb.kubernetes.rules.SchemaRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules; each has a mutant in {@code mutants.txt} that it catches. */
final class Rules {

  private Rules() {}

  static List<Rule> all() {
    return Stream.of(SchemaRules.all(), RestrictedRules.all()).flatMap(List::stream).toList();
  }

  static Rule named(String name) {
    return all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("mutants.txt: there is no rule " + name));
  }
}
