package dev.plumb.shipping.provider;

import dev.plumb.eventing.startup.PrepareSettings;
import dev.plumb.eventing.startup.PrepareSettings.Mode;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.shipping.usecase.CarrierSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** Without its secret nobody could be told from the carrier. */
@Singleton
class CarrierSettingsRule implements SettingsRule {

  private final CarrierSettings settings;
  private final PrepareSettings prepare;

  CarrierSettingsRule(CarrierSettings settings, PrepareSettings prepare) {
    this.settings = settings;
    this.prepare = prepare;
  }

  @Override
  public List<String> problems() {
    return prepare.mode() == Mode.ONLY || settings.webhookSecret().isPresent()
        ? List.of()
        : List.of("plumb.carrier.webhook-secret is not set: set it to what the carrier signs with");
  }
}
