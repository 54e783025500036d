package dev.plumb.eventing.lease;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the slots of outbox and streams are shared among replicas. */
@ConfigMapping(prefix = "plumb.lease")
public interface LeaseConfig {

  /**
   * How long a lease lasts unless renewed, which is tried every third of it. Larger rides out
   * longer pauses of database or process; smaller hands over sooner after a crash.
   */
  @WithDefault("10s")
  Duration ttl();

  default LeaseSettings settings() {
    return new LeaseSettings(ttl());
  }
}
