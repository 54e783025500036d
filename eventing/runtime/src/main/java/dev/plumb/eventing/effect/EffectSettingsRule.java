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
    Duration shortest = settings.renew().multipliedBy(3);
    if (settings.claim().compareTo(shortest) < 0) {
      problems.add(
          "plumb.effect.claim is %s: it must be at least three times plumb.effect.renew, %s"
              .formatted(settings.claim(), shortest));
    }
    Duration window = settings.longestAttempt().multipliedBy(2);
    if (settings.keyWindow().compareTo(window) < 0) {
      problems.add(
          ("plumb.effect.key-window is %s: it must be at least twice plumb.effect.claim and"
                  + " plumb.effect.call-timeout, %s")
              .formatted(settings.keyWindow(), window));
    }
    if (settings.concurrency() < 1) {
      problems.add(
          "plumb.effect.concurrency is %d: it must be at least 1"
              .formatted(settings.concurrency()));
    }
    return problems;
  }
}
