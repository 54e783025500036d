package dev.plumb.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

@ConfigMapping(prefix = "sandbox")
public interface Settings {
  /** Folder of the ledger; one running sandbox per folder. Delete it to begin anew. */
  @WithDefault("sandbox-data")
  Path data();

  /**
   * How long an idempotency key is remembered. Stripe promises 24 hours at least; less makes a
   * retry after the window charge again.
   */
  @WithDefault("24h")
  Duration keyWindow();

  Webhook paymentWebhook();

  Webhook carrierWebhook();

  Retry webhookRetry();

  Carrier carrier();

  interface Webhook {
    /** Where events go; absent: no events are made. */
    Optional<URI> url();

    @WithDefault("whsec_sandbox")
    String secret();
  }

  interface Retry {
    /** Wait after the first failed delivery; doubles each time. */
    @WithDefault("500ms")
    Duration first();

    /** The longest wait between two deliveries; larger is kinder to a receiver that is down. */
    @WithDefault("30s")
    Duration longest();

    /** After it an unanswered delivery counts as failed. */
    @WithDefault("10s")
    Duration answerWithin();
  }

  interface Carrier {
    /** Whether parcels move by themselves. */
    @WithDefault("true")
    boolean auto();

    /** From registered to in transit. */
    @WithDefault("1s")
    Duration inTransitAfter();

    /** From each later step to the next. */
    @WithDefault("2s")
    Duration deliveredAfter();
  }
}
