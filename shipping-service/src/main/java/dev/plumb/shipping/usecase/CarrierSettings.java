package dev.plumb.shipping.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Who carries the parcels. */
@ConfigMapping(prefix = "plumb.carrier")
public interface CarrierSettings {

  /** Where its API is, without a path. Redirects are not followed. */
  @WithDefault("http://localhost:8090")
  URI url();

  /** Its short name, as events and customers see it. */
  @WithDefault("sandbox")
  String name();

  /** What it signs its webhooks with; without it the service does not start. */
  Optional<String> webhookSecret();

  /** Accepted beside the other while the carrier changes over. */
  Optional<String> webhookSecretNext();
}
