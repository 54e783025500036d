package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.startup.SettingsRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Settings with which timers would not fire, or only in vain. */
record TimerSettingsRule(TimerSettings settings) implements SettingsRule {

  private static final Duration SHORTEST_CLAIM = Duration.ofSeconds(1);

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (settings.batch() < 1) {
      problems.add("plumb.timer.batch is " + settings.batch() + "; set it to 1 or more");
    }
    if (settings.claim().compareTo(SHORTEST_CLAIM) < 0) {
      problems.add(
          "plumb.timer.claim is "
              + settings.claim()
              + "; set it to "
              + SHORTEST_CLAIM
              + " or more");
    }
    if (settings.poll().toMillis() < 1 || settings.measure().toMillis() < 1) {
      problems.add("plumb.timer.poll and plumb.timer.measure must be at least one millisecond");
    }
    if (settings.maxBackoff().compareTo(settings.backoff()) < 0) {
      problems.add("plumb.timer.max-backoff is below plumb.timer.backoff; set it to at least that");
    }
    return problems;
  }
}
