package dev.plumb.billing.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The payment provider. */
@ConfigMapping(prefix = "plumb.provider")
public interface ProviderSettings {

  /** Where its API is, without the {@code /v1}. */
  URI url();

  /** Sent as bearer token; without it the service does not start. */
  Optional<String> apiKey();

  /** What it signs its webhooks with; without it the service does not start. */
  Optional<String> webhookSecret();

  /** Accepted too, while the secret is being replaced. */
  Optional<String> webhookSecretNext();

  /**
   * After which an answer counts as unknown. Longer: fewer questions, slower recovery. Must be
   * shorter than {@code plumb.effect.call-timeout}.
   */
  @WithDefault("10s")
  Duration timeout();

  /** How long the provider holds an amount that isn't captured. */
  @WithDefault("7d")
  Duration authorizationValidity();

  /** How old a webhook's signature may be. Longer: a copied one can be replayed for longer. */
  @WithDefault("5m")
  Duration webhookTolerance();
}
