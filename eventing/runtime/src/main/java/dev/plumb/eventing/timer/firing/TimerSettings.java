package dev.plumb.eventing.timer.firing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How timers are fired. */
@ConfigMapping(prefix = "plumb.timer")
public interface TimerSettings {

  /** Timers of one transaction. Larger: faster after a downtime; smaller: shorter locks. */
  @WithDefault("64")
  int batch();

  /**
   * How often the table is looked at where nothing is due: for timers of a replica that died.
   * Larger: those come later; smaller: more idle queries.
   */
  @WithDefault("10s")
  Duration poll();

  /**
   * Shortest time between two looks, so that timers due at nearly the same time fire together.
   * Larger: later, in larger transactions.
   */
  @WithDefault("20ms")
  Duration resolution();

  /**
   * How long timers belong to the replica that took them. Larger: a dead replica's wait longer;
   * smaller than a transaction takes: another replica tries them in vain.
   */
  @WithDefault("30s")
  Duration claim();

  /** Wait after a timer failed to fire; doubles with each further time. */
  @WithDefault("1s")
  Duration backoff();

  /** Longest wait between two tries. */
  @WithDefault("5m")
  Duration maxBackoff();

  /** How long a stop waits for the timers that are just firing. */
  @WithDefault("10s")
  Duration drain();

  /** How often the gauges are read from the database. */
  @WithDefault("10s")
  Duration measure();
}
