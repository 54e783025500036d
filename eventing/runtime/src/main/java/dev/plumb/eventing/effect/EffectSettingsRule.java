package dev.plumb.eventing.effect;

import dev.plumb.eventing.startup.SettingsRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings with which an effect could be made twice or never. */
record EffectSettingsRule(EffectSettings settings) implements SettingsRule {

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    Duration shortest = settings.callTimeout().multipliedBy(2);
    if (settings.claim().compareTo(shortest) < 0) {
      problems.add(
          "plumb.effect.claim is %s: it must be at least twice plumb.effect.call-timeout, %s"
              .formatted(settings.claim(), shortest));
    }
    if (settings.keyWindow().compareTo(settings.claim().multipliedBy(2)) < 0) {
      problems.add(
          "plumb.effect.key-window is %s: it must be at least twice plumb.effect.claim, %s"
              .formatted(settings.keyWindow(), settings.claim().multipliedBy(2)));
    }
    if (settings.concurrency() < 1) {
      problems.add(
          "plumb.effect.concurrency is %d: it must be at least 1"
              .formatted(settings.concurrency()));
    }
    return problems;
  }
}
