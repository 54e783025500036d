package dev.plumb.order.usecase;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Merchants' endpoints, told what happens to orders. */
@ConfigMapping(prefix = "plumb.merchant")
public interface MerchantSettings {

  /** By a name that never changes: what waits for an endpoint is kept under it. */
  Map<String, Endpoint> endpoint();

  /**
   * Whether endpoints may be reached over plain HTTP and at addresses of this machine and of
   * private networks. Only where nobody from outside names endpoints, as in development.
   */
  @WithDefault("false")
  boolean anywhere();

  /** From the look at the name to the answer's status. Longer: kinder to a slow endpoint. */
  @WithDefault("10s")
  Duration timeout();

  /** One address that takes webhooks. */
  interface Endpoint {
    URI url();

    /** {@code whsec_} and 24 to 64 bytes in base64; it signs first. */
    String secret();

    /** Signs too, while the merchant changes over. */
    Optional<String> secretNext();
  }
}
