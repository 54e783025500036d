package dev.plumb.eventing.healing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events that don't arrive are found and asked for. */
@ConfigMapping(prefix = "plumb.healing")
public interface HealingSettings {

  /**
   * How often a stream's log is compared with what arrived. Smaller finds a lost event sooner, at a
   * question and a few short statements each time.
   */
  @WithDefault("1s")
  Duration compareEvery();

  /**
   * How long a missing event may still arrive by itself. Smaller heals sooner, and asks for events
   * that are merely late.
   */
  @WithDefault("1s")
  Duration grace();

  /** The longest pause before asking again for what does not come; it doubles up to here. */
  @WithDefault("30s")
  Duration retryUpTo();

  /** How long nothing is asked for while the broker still holds messages that may be the answer. */
  @WithDefault("30s")
  Duration patience();
}
