package dev.plumb.eventing.effect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import java.time.Duration;
import java.util.Map;

/** How calls to the outside world are made. */
@ConfigMapping(prefix = "plumb.effect")
public interface EffectSettings {

  /**
   * How often the table is looked through for what no commit of this replica announced: retries and
   * effects of a replica that died. Larger: later retries; smaller: more idle queries.
   */
  @WithDefault("1s")
  Duration poll();

  /** After which a call counts as unknown. */
  @WithDefault("20s")
  Duration callTimeout();

  /**
   * How long an effect belongs to the replica that took it, counted from the last renewal. Larger:
   * a dead replica's effects wait longer; smaller: what a replica has under way that doesn't get to
   * renew it, is asked about by another.
   */
  @WithDefault("15s")
  Duration claim();

  /**
   * How often a replica renews the claims of the calls it has under way, with one statement for all
   * of them. At most a third of {@link #claim}.
   */
  @WithDefault("5s")
  Duration renew();

  /**
   * How long after the first attempt the other side surely remembers the idempotency key. An effect
   * that did not happen by then is not called again but waits for a person. Never larger than what
   * the other side promises.
   */
  @WithDefault("24h")
  Duration keyWindow();

  /** Wait after the first attempt that settled nothing; doubles with each further one. */
  @WithDefault("500ms")
  Duration backoff();

  /** Longest wait between two attempts. */
  @WithDefault("1m")
  Duration maxBackoff();

  /** How long a stop waits for calls under way. What is cut off is asked for by another replica. */
  @WithDefault("10s")
  Duration drain();

  /** Within which an attempt has made its call, or has lost its claim. */
  default Duration longestAttempt() {
    return claim().compareTo(callTimeout()) < 0 ? callTimeout() : claim();
  }

  /**
   * By provider, which is the part of an effect's kind before the first dot. Those whose names
   * differ only behind a colon share what is set for the part before it.
   */
  @WithDefaults
  Map<String, ProviderSettings> provider();

  default ProviderSettings of(String provider) {
    Map<String, ProviderSettings> set = provider();
    return set.get(set.containsKey(provider) ? provider : provider.split(":", 2)[0]);
  }

  /** How often the gauges are read from the database. */
  @WithDefault("10s")
  Duration measure();
}
