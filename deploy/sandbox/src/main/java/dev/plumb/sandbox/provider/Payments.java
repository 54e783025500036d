package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.Decline;
import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.PaymentIntent.Status;
import java.util.Optional;

/**
 * The life of a PaymentIntent.
 *
 * @see <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">Stripe: lifecycle</a>
 */
final class Payments {
  private Payments() {}

  /** Tries the card. */
  static Verdict confirm(PaymentIntent intent, String method, String charge) {
    switch (intent.status()) {
      case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION -> {}
      case REQUIRES_CAPTURE, SUCCEEDED -> {
        return unexpected(
            intent,
            "You cannot confirm this PaymentIntent because it has already succeeded after being"
                + " previously confirmed.");
      }
      case CANCELED -> {
        return unexpected(
            intent, "You cannot confirm this PaymentIntent because it has a status of canceled.");
      }
    }
    if (method == null) {
      return unexpected(
          intent,
          "You cannot confirm this PaymentIntent because it's missing a payment method. You can"
              + " either update the PaymentIntent with a payment method and then confirm it again,"
              + " or confirm it again directly with a payment method.");
    }
    if (!TestCards.known(method)) {
      return noSuchMethod(method);
    }
    Optional<Decline> decline = TestCards.decline(method);
    if (decline.isPresent()) {
      return new Verdict.Declined(intent.change().declined(decline.get(), charge));
    }
    PaymentIntent authorized = intent.change().authorized(method, charge);
    return new Verdict.Done(
        authorized,
        intent.manualCapture()
            ? "payment_intent.amount_capturable_updated"
            : "payment_intent.succeeded");
  }

  /** What is not captured is released. */
  static Verdict capture(PaymentIntent intent, Optional<Long> amount) {
    if (intent.status() == Status.SUCCEEDED) {
      return unexpected(
          intent, "This PaymentIntent could not be captured because it has already been captured.");
    }
    if (intent.status() != Status.REQUIRES_CAPTURE) {
      return unexpected(
          intent,
          "This PaymentIntent could not be captured because it has a status of %s. Only a"
                  .formatted(intent.status())
              + " PaymentIntent with one of the following statuses may be captured:"
              + " requires_capture.");
    }
    long captured = amount.orElse(intent.capturable());
    if (captured > intent.capturable()) {
      return new Verdict.Refused(
          StripeError.invalid(
              "amount_too_large",
              "amount_to_capture",
              "The requested capture amount is greater than the amount you can capture for this"
                  + " charge."));
    }
    return new Verdict.Done(intent.change().captured(captured), "payment_intent.succeeded");
  }

  static Verdict cancel(PaymentIntent intent, String reason, long now) {
    if (intent.status() == Status.SUCCEEDED || intent.status() == Status.CANCELED) {
      return unexpected(
          intent,
          "You cannot cancel this PaymentIntent because it has a status of %s. Only a PaymentIntent"
                  .formatted(intent.status())
              + " with one of the following statuses may be canceled: requires_payment_method,"
              + " requires_capture, requires_confirmation, requires_action, processing.");
    }
    return new Verdict.Done(intent.change().canceled(reason, now), "payment_intent.canceled");
  }

  static Verdict noSuchMethod(String method) {
    return new Verdict.Refused(StripeError.noSuch("PaymentMethod", method, "payment_method"));
  }

  private static Verdict unexpected(PaymentIntent intent, String message) {
    return new Verdict.Refused(StripeError.unexpectedState(PaymentIntentView.of(intent), message));
  }
}
