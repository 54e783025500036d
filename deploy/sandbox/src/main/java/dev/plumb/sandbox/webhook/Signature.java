package dev.plumb.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code t=<epoch seconds>,v1=<hex HMAC-SHA256 of "t.body">}.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe: verify manually</a>
 */
final class Signature {
  private Signature() {}

  static String of(String body, Instant at, String secret) {
    long seconds = at.getEpochSecond();
    return "t=" + seconds + ",v1=" + hmac(seconds + "." + body, secret);
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
