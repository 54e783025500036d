package dev.plumb.eventing.deployment.devservices;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Dev services of eventing. */
@ConfigMapping(prefix = "plumb.devservices")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface EventingDevServicesConfig {

  /**
   * Whether a PostgreSQL and a RabbitMQ are started in development and test mode, for whichever of
   * the two is not configured.
   */
  @WithDefault("true")
  boolean enabled();
}
