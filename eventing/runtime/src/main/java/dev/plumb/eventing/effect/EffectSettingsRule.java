package dev.plumb.eventing.effect;

import dev.plumb.eventing.startup.SettingsRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    keyWindow("plumb.effect", settings.keyWindow()).ifPresent(problems::add);
    settings
        .provider()
        .forEach((name, its) -> problems.addAll(problems("plumb.effect.provider." + name, its)));
    return problems;
  }

  private List<String> problems(String prefix, ProviderSettings its) {
    List<String> problems = new ArrayList<>();
    its.keyWindow().flatMap(window -> keyWindow(prefix, window)).ifPresent(problems::add);
    if (its.concurrency() < 1) {
      problems.add(
          "%s.concurrency is %d: it must be at least 1".formatted(prefix, its.concurrency()));
    }
    if (its.circuitVolume() < 1) {
      problems.add(
          "%s.circuit-volume is %d: it must be at least 1".formatted(prefix, its.circuitVolume()));
    }
    if (!(its.circuitRatio() > 0 && its.circuitRatio() <= 1)) {
      problems.add(
          "%s.circuit-ratio is %s: it must be above 0 and at most 1"
              .formatted(prefix, its.circuitRatio()));
    }
    return problems;
  }

  private Optional<String> keyWindow(String prefix, Duration window) {
    Duration shortest = settings.longestAttempt().multipliedBy(2);
    return window.compareTo(shortest) >= 0
        ? Optional.empty()
        : Optional.of(
            ("%s.key-window is %s: it must be at least twice plumb.effect.claim and"
                    + " plumb.effect.call-timeout, %s")
                .formatted(prefix, window, shortest));
  }
}
