package dev.plumb.billing.provider;

import java.util.Set;

/**
 * @see <a href="https://docs.stripe.com/declines/codes">Stripe: decline codes</a>
 */
final class Declines {

  private static final Set<String> PASSING =
      Set.of("processing_error", "try_again_later", "reenter_transaction", "issuer_not_available");

  private Declines() {}

  /** Whether the same card may be good a moment later. */
  static boolean pass(String code) {
    return PASSING.contains(code);
  }
}
