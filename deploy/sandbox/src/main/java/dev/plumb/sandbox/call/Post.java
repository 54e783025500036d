package dev.plumb.sandbox.call;

import dev.plumb.sandbox.fault.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that changes something.
 *
 * @param key the Idempotency-Key; null without one
 * @param parameters in a canonical order
 */
public record Post(String path, String key, String parameters, Call call) {

  String fingerprint() {
    try {
      byte[] text = parameters.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
