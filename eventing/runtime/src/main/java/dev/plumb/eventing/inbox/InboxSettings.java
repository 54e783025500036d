package dev.plumb.eventing.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are turned into committed state. */
@ConfigMapping(prefix = "plumb.inbox")
public interface InboxSettings {

  /**
   * How often an event is tried alone before it is dead. More outlasts a fault that looks like the
   * event's own; fewer lets what is behind it wait less long for a person.
   */
  @WithDefault("3")
  int attempts();

  /** Pause after the first fault; each further one is twice as long, give or take a half. */
  @WithDefault("100ms")
  Duration retryFrom();

  /** The longest pause: how late work goes on at worst after the database is back. */
  @WithDefault("5s")
  Duration retryUpTo();

  /**
   * Days for which event ids are remembered. Longer costs space; shorter than the broker may repeat
   * a delivery costs nothing but that it counts as stale, since watermarks are kept for ever.
   */
  @WithDefault("7")
  int keepDays();
}
