package dev.plumb.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What the sandbox signs its webhooks with, new for every run. */
record Secrets(String payment, String carrier) {
  static Secrets random() {
    SecureRandom random = new SecureRandom();
    return new Secrets("whsec_" + hex(random), "whsec_" + hex(random));
  }

  private static String hex(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
