package dev.plumb.order.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code v1,<base64 of HMAC-SHA256 of "id.timestamp.body">}, one for each secret, separated by
 * spaces.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
record WebhookSigner(List<byte[]> secrets) {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  /**
   * @throws IllegalArgumentException saying what is wrong with a secret, and never the secret
   */
  static WebhookSigner of(List<String> secrets) {
    return new WebhookSigner(secrets.stream().map(WebhookSigner::bytes).toList());
  }

  String sign(String id, long seconds, String body) {
    byte[] signed = (id + "." + seconds + "." + body).getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(secret, signed)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] bytes(String secret) {
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      if (secret.startsWith(PREFIX) && bytes.length >= SHORTEST && bytes.length <= LONGEST) {
        return bytes;
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException notBase64) {
      // Said below, without the secret.
    }
    throw new IllegalArgumentException(
        "must be %s and %d to %d bytes in base64".formatted(PREFIX, SHORTEST, LONGEST));
  }

  private static byte[] hmac(byte[] secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
