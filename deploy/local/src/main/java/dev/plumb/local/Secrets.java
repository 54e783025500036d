package dev.plumb.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * New for every run.
 *
 * @param payment what the sandbox signs the provider's webhooks with
 * @param carrier what it signs the carrier's with
 * @param ops what operators have to show
 * @param servers the password of those who may do the least with database and broker
 */
record Secrets(String payment, String carrier, String ops, String servers) {
  static Secrets random() {
    SecureRandom random = new SecureRandom();
    return new Secrets(
        "whsec_" + hex(random), "whsec_" + hex(random), "ops_" + hex(random), hex(random));
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
