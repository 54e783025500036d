package dev.plumb.eventing.broker;

import dev.plumb.eventing.startup.PrepareSettings;
import dev.plumb.eventing.startup.PrepareSettings.Mode;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.topology.Provision;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Makes the plain classes of this package beans. */
@Singleton
class BrokerProducer {

  @Produces
  @Singleton
  BrokerConnector broker(Config config, PrepareSettings prepare) {
    return new BrokerConnector(
        BrokerSettings.from(config),
        prepare.mode() == Mode.NEVER ? Provision.LOOKS : Provision.MAKES);
  }

  @Produces
  @Singleton
  SettingsRule rule(Config config) {
    return () -> problems(config);
  }

  private static List<String> problems(Config config) {
    try {
      BrokerSettings.from(config);
      return List.of();
    } catch (IllegalArgumentException problem) {
      return List.of(problem.getMessage());
    }
  }
}
