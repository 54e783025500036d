package dev.plumb.eventing.deployment.devservices;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.stream.Stream;

/** What the application is told already, so that no backend is started for it. */
record ConfiguredBackends(boolean database, boolean broker) {

  static ConfiguredBackends now() {
    return new ConfiguredBackends(
        isAnySet("quarkus.datasource.reactive.url", "quarkus.datasource.jdbc.url"),
        isAnySet("rabbitmq-host", "rabbitmq-port", "rabbitmq-addresses"));
  }

  boolean all() {
    return database && broker;
  }

  private static boolean isAnySet(String... names) {
    return Stream.of(names).anyMatch(ConfigUtils::isPropertyNonEmpty);
  }
}
