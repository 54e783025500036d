package dev.plumb.billing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a webhook comes from the provider and is fresh. While a secret is replaced, both count.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify manually</a>
 */
@Singleton
public class WebhookSignature {

  private final List<String> secrets;
  private final Duration tolerance;
  private final InstantSource clock;

  @Inject
  WebhookSignature(ProviderSettings settings, InstantSource clock) {
    this(
        Stream.concat(Stream.of(settings.webhookSecret()), settings.webhookSecretNext().stream())
            .toList(),
        settings.webhookTolerance(),
        clock);
  }

  WebhookSignature(List<String> secrets, Duration tolerance, InstantSource clock) {
    this.secrets = secrets;
    this.tolerance = tolerance;
    this.clock = clock;
  }

  /**
   * @param header {@code t=<unix seconds>,v1=<hex>[,v1=<hex>]}; null where it is missing
   * @param body as received, byte for byte
   * @return what is wrong; empty if nothing
   */
  public Optional<String> objection(String header, byte[] body) {
    if (header == null) {
      return Optional.of("the header Stripe-Signature is missing");
    }
    Optional<String> time =
        values(header, "t").stream().filter(WebhookSignature::isTime).findFirst();
    if (time.isEmpty()) {
      return Optional.of("the header Stripe-Signature has no time");
    }
    List<String> signatures = values(header, "v1");
    if (secrets.stream().noneMatch(secret -> matches(sign(secret, time.get(), body), signatures))) {
      return Optional.of("the signature is not that of this body");
    }
    Duration age =
        Duration.between(Instant.ofEpochSecond(Long.parseLong(time.get())), clock.instant());
    return age.abs().compareTo(tolerance) > 0
        ? Optional.of("the signature is older than " + tolerance)
        : Optional.empty();
  }

  private static List<String> values(String header, String name) {
    List<String> values = new ArrayList<>();
    for (String part : header.split(",")) {
      String trimmed = part.strip();
      if (trimmed.startsWith(name + "=")) {
        values.add(trimmed.substring(name.length() + 1));
      }
    }
    return values;
  }

  private static boolean isTime(String text) {
    return text.matches("\\d{1,12}");
  }

  /** Looks at all of them, all to the end, so that time tells nothing. */
  private static boolean matches(byte[] expected, List<String> signatures) {
    boolean found = false;
    for (String signature : signatures) {
      found |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }
    return found;
  }

  private static byte[] sign(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
