package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.fault.Trigger;
import dev.plumb.sandbox.ledger.Decline;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * @see <a href="https://docs.stripe.com/testing">Stripe: test cards</a>
 */
final class TestCards {
  private static final Set<String> GOOD =
      Set.of(
          "pm_card_visa",
          "pm_card_visa_debit",
          "pm_card_mastercard",
          "pm_card_mastercard_debit",
          "pm_card_amex",
          "pm_card_discover",
          "pm_card_diners",
          "pm_card_jcb",
          "pm_card_unionpay");

  private static final Map<String, Decline> DECLINED =
      Map.of(
          "chargeDeclined", declined("generic_decline", "Your card was declined."),
          "chargeDeclinedInsufficientFunds",
              declined("insufficient_funds", "Your card has insufficient funds."),
          "chargeDeclinedLostCard", declined("lost_card", "Your card was declined."),
          "chargeDeclinedStolenCard", declined("stolen_card", "Your card was declined."),
          "chargeDeclinedFraudulent", declined("fraudulent", "Your card was declined."),
          "chargeDeclinedVelocityLimitExceeded",
              declined(
                  "card_velocity_exceeded",
                  "Your card was declined for making repeated attempts too frequently or exceeding"
                      + " its amount limit."),
          "chargeDeclinedExpiredCard",
              new Decline("expired_card", "expired_card", "Your card has expired."),
          "chargeDeclinedIncorrectCvc",
              new Decline(
                  "incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
          "chargeDeclinedProcessingError",
              new Decline(
                  "processing_error",
                  "processing_error",
                  "An error occurred while processing your card. Try again in a little bit."));

  private TestCards() {}

  /** Stripe knows some of them with the brand in the name and some without; both work here. */
  static Optional<Decline> decline(String method) {
    String name = method.replaceFirst("^pm_card_(visa_)?", "");
    return Optional.ofNullable(method.startsWith("pm_card_") ? DECLINED.get(name) : null);
  }

  static boolean known(String method) {
    return GOOD.contains(method)
        || decline(method).isPresent()
        || Trigger.ofPayment(method, Map.of()).isPresent();
  }

  private static Decline declined(String reason, String message) {
    return new Decline("card_declined", reason, message);
  }
}
