package dev.plumb.sandbox;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Ids as Stripe's look: a prefix and 24 letters or digits. */
@Singleton
public final class Ids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final RandomGenerator random = new SecureRandom();

  public String next(String prefix) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < 24; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** Twelve digits behind two letters, as parcels carry. */
  public String trackingNumber() {
    return "PL%012d".formatted(random.nextLong(1_000_000_000_000L));
  }
}
