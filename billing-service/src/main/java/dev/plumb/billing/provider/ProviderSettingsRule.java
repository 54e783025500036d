package dev.plumb.billing.provider;

import dev.plumb.eventing.startup.PrepareSettings;
import dev.plumb.eventing.startup.PrepareSettings.Mode;
import dev.plumb.eventing.startup.SettingsRule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Secrets without which the provider can't be called, or couldn't be told from others. */
@Singleton
class ProviderSettingsRule implements SettingsRule {

  private final ProviderSettings settings;
  private final PrepareSettings prepare;

  ProviderSettingsRule(ProviderSettings settings, PrepareSettings prepare) {
    this.settings = settings;
    this.prepare = prepare;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (prepare.mode() == Mode.ONLY) {
      return problems;
    }
    if (settings.apiKey().isEmpty()) {
      problems.add("plumb.provider.api-key is not set: set it to the provider's secret key");
    }
    if (settings.webhookSecret().isEmpty()) {
      problems.add(
          "plumb.provider.webhook-secret is not set: set it to what the provider signs with");
    }
    return problems;
  }
}
