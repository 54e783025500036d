package dev.plumb.eventing.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** Who makes the tables and what is on the broker. */
@ConfigMapping(prefix = "plumb.prepare")
public interface PrepareSettings {

  /** The value of {@code plumb.prepare}. */
  enum Mode {
    /** The service itself, whenever something is missing. */
    AT_START,
    /** This process, which does nothing else, and ends. */
    ONLY,
    /** Somebody else: the service only looks, and needs no right to make anything. */
    NEVER
  }

  /** {@code at-start}, {@code only} or {@code never}. */
  @WithParentName
  @WithDefault("at-start")
  Mode mode();

  /**
   * The database role that {@code only} grants what a service needs that runs with {@code never};
   * it must be there already. By default nobody is granted anything.
   */
  Optional<String> grantTo();

  /** How long {@code only} tries in vain before it ends with a failure. */
  @WithDefault("2m")
  Duration timeout();
}
