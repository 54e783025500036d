package dev.plumb.eventing.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.stream.Collectors;

/** Stops the start when something is missing or unsafe, and says all that is wrong at once. */
@Singleton
class SettingsCheck {

  private final List<SettingsRule> rules;

  SettingsCheck(@All List<SettingsRule> rules) {
    this.rules = rules;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    List<String> problems = rules.stream().flatMap(rule -> rule.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new UnsafeSettings(problems);
    }
  }

  static final class UnsafeSettings extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    UnsafeSettings(List<String> problems) {
      super(inOneMessage(problems));
    }
  }

  static String inOneMessage(List<String> problems) {
    return problems.stream()
        .map(problem -> "  - " + problem)
        .collect(Collectors.joining("\n", "The service can't start like this:\n", "\n"));
  }
}
