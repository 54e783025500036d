package dev.plumb.shipping.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The scheme of Stripe's webhooks (https://docs.stripe.com/webhooks#verify-manually): {@code
 * t=<epoch seconds>,v1=<hex HMAC-SHA256 of "t.body">}, several {@code v1} while secrets change.
 *
 * @param secrets any of them will do
 */
record CarrierSignature(List<String> secrets, InstantSource clock) {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Compares in constant time, all secrets with all signatures. */
  boolean matches(String header, byte[] body) {
    Header parsed = Header.parse(header);
    if (parsed == null || !isFresh(parsed.seconds())) {
      return false;
    }
    boolean matches = false;
    for (String secret : secrets) {
      byte[] expected = hmac(secret, parsed.seconds(), body);
      for (byte[] signature : parsed.signatures()) {
        matches |= MessageDigest.isEqual(expected, signature);
      }
    }
    return matches;
  }

  private boolean isFresh(long seconds) {
    Duration age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
    return age.compareTo(TOLERANCE) <= 0;
  }

  private static byte[] hmac(String secret, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private record Header(long seconds, List<byte[]> signatures) {

    /** Latest second an {@link Instant} of this era needs; keeps the arithmetic in range. */
    private static final long LATEST = 253_402_300_799L;

    /** Null unless it has a time and hexadecimal signatures only. */
    static Header parse(String text) {
      if (text == null || text.length() > 1_024) {
        return null;
      }
      List<String> parts = List.of(text.split(","));
      try {
        long seconds = Long.parseLong(one(parts, "t="));
        List<byte[]> signatures = all(parts, "v1=").stream().map(HexFormat.of()::parseHex).toList();
        return seconds < 0 || seconds > LATEST ? null : new Header(seconds, signatures);
      } catch (IllegalArgumentException unreadable) {
        return null;
      }
    }

    private static String one(List<String> parts, String prefix) {
      List<String> found = all(parts, prefix);
      return found.size() == 1 ? found.getFirst() : "";
    }

    private static List<String> all(List<String> parts, String prefix) {
      return parts.stream()
          .map(String::strip)
          .filter(part -> part.startsWith(prefix))
          .map(part -> part.substring(prefix.length()))
          .toList();
    }
  }
}
