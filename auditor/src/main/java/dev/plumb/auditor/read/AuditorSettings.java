package dev.plumb.auditor.read;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whom the auditor asks, and how often. */
@ConfigMapping(prefix = "plumb.auditor")
public interface AuditorSettings {

  @WithDefault("http://localhost:8080")
  URI order();

  @WithDefault("http://localhost:8081")
  URI billing();

  @WithDefault("http://localhost:8082")
  URI shipping();

  /** What the services' {@code plumb.ops.token} is; none where they ask for none. */
  Optional<String> token();

  /** Speaks the Stripe API. */
  @WithDefault("http://localhost:8090")
  URI provider();

  /** Needs to read payment intents and refunds, nothing else. */
  Optional<String> providerApiKey();

  /** After which somebody who was asked counts as away. */
  @WithDefault("10s")
  Duration timeout();

  /** How often the services are asked what has changed. */
  @WithDefault("2s")
  Duration every();

  /** How long after a change an order is looked at, so that most have come to rest. */
  @WithDefault("3s")
  Duration settle();

  /**
   * How much later an objection must be found again to count. Longer: fewer false ones, from facts
   * that moved while they were read; shorter: sooner named.
   */
  @WithDefault("5s")
  Duration confirmAfter();

  /** How long an event may be on its way before its absence is a breach. */
  @WithDefault("30s")
  Duration objective();

  /** Orders looked at in one go. */
  @WithDefault("200")
  int batch();

  /**
   * Orders a second that are looked at though nobody told of a change, over and over. Larger finds
   * what was changed by hand sooner, and asks more of services and provider.
   */
  @WithDefault("100")
  int sweepPerSecond();
}
