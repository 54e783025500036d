package dev.plumb.http.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a body comes from somebody who has the secret, and is fresh: a header {@code t=<epoch
 * seconds>,v1=<hex HMAC-SHA256 of "t.body">}, with several {@code v1} while the sender changes its
 * secret.
 *
 * @param secrets any of them will do
 * @param tolerance how far the signature's time may be from now. Longer: a copied one can be
 *     replayed for longer
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify manually</a>
 */
public record WebhookSignature(List<String> secrets, Duration tolerance, InstantSource clock) {

  /** Bounds the work a stranger can ask for. */
  private static final int LONGEST_HEADER = 1_024;

  /**
   * @param header null where it is missing
   * @param body as received, byte for byte
   * @return what is wrong with the header; empty if nothing
   */
  public Optional<String> objection(String header, byte[] body) {
    if (header == null || header.isBlank()) {
      return Optional.of("is missing");
    }
    List<String> parts = parts(header);
    List<String> times = values(parts, "t=");
    if (times.size() != 1 || !times.getFirst().matches("\\d{1,12}")) {
      return Optional.of("must have one time, t=<epoch seconds>");
    }
    if (!isSigned(times.getFirst(), body, values(parts, "v1="))) {
      return Optional.of("must be the signature of this body");
    }
    return isFresh(Long.parseLong(times.getFirst()))
        ? Optional.empty()
        : Optional.of("must be made within " + tolerance.toSeconds() + " s of now");
  }

  /** Looks at all of them, all to the end, so that time tells nothing. */
  private boolean isSigned(String time, byte[] body, List<String> signatures) {
    boolean found = false;
    for (String secret : secrets) {
      byte[] expected = sign(secret, time, body);
      for (String signature : signatures) {
        found |= MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
      }
    }
    return found;
  }

  private boolean isFresh(long seconds) {
    Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
    return age.abs().compareTo(tolerance) <= 0;
  }

  private static List<String> parts(String header) {
    return header.length() > LONGEST_HEADER ? List.of() : List.of(header.split(","));
  }

  private static List<String> values(List<String> parts, String prefix) {
    return parts.stream()
        .map(String::strip)
        .filter(part -> part.startsWith(prefix))
        .map(part -> part.substring(prefix.length()))
        .toList();
  }

  private static byte[] sign(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
