package dev.plumb.billing.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When billing tries again by itself. */
@ConfigMapping(prefix = "plumb.retry")
public interface RetrySettings {

  /**
   * From an authorization that lapsed or could not be captured to the next attempt; the order is on
   * hold meanwhile. Longer: more time for a person to give the order up; shorter: it goes on
   * sooner.
   */
  @WithDefault("1m")
  Duration renewal();

  /** From a refund that failed to the next attempt. Longer: the customer waits longer. */
  @WithDefault("1h")
  Duration refund();
}
