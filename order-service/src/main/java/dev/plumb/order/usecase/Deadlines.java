package dev.plumb.order.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an order waits for others. */
@ConfigMapping(prefix = "plumb.deadlines")
public interface Deadlines {

  /**
   * From placing to the promise of the money; then the order is cancelled. Longer: goods are kept
   * back for longer; shorter: a slow provider costs orders, and what it then authorizes is voided.
   */
  @WithDefault("15m")
  Duration payment();

  /** From delivery until the order is closed and nothing can be sent back any more. */
  @WithDefault("P14D")
  Duration returns();
}
