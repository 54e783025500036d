package dev.plumb.kubernetes;

import dev.plumb.kubernetes.rules.BackendRules;
import dev.plumb.kubernetes.rules.HardenedRules;
import dev.plumb.kubernetes.rules.NetworkRules;
import dev.plumb.kubernetes.rules.PortRules;
import dev.plumb.kubernetes.rules.ReferenceRules;
import dev.plumb.kubernetes.rules.RestrictedRules;
import dev.plumb.kubernetes.rules.RightRules;
import dev.plumb.kubernetes.rules.RolloutRules;
import dev.plumb.kubernetes.rules.ScalingRules;
import dev.plumb.kubernetes.rules.SchemaRules;
import dev.plumb.kubernetes.rules.SettingRules;
import dev.plumb.kubernetes.rules.WatchRules;
import java.util.List;
import java.util.stream.Stream;

/** All rules; each has a mutant in {@code mutants.txt} that it catches. */
final class Rules {

  private Rules() {}

  static List<Rule> all() {
    return Stream.of(
            SchemaRules.all(),
            RestrictedRules.all(),
            ReferenceRules.all(),
            SettingRules.all(),
            PortRules.all(),
            NetworkRules.all(),
            RolloutRules.all(),
            ScalingRules.all(),
            HardenedRules.all(),
            BackendRules.all(),
            RightRules.all(),
            WatchRules.all())
        .flatMap(List::stream)
        .toList();
  }

  static Rule named(String name) {
    return all().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("mutants.txt: there is no rule " + name));
  }
}
