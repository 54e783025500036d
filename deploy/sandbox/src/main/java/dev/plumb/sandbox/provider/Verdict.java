package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.Refund;

/** What the provider makes of a request it has understood. */
sealed interface Verdict {
  /**
   * @param event null when nobody is told
   */
  record Done(PaymentIntent intent, String event) implements Verdict {}

  /** The card said no, which is a fact about the payment too. */
  record Declined(PaymentIntent intent) implements Verdict {}

  record Refunded(PaymentIntent intent, Refund refund) implements Verdict {}

  /** Nothing has changed. */
  record Refused(int status, StripeError error) implements Verdict {
    Refused(StripeError error) {
      this(400, error);
    }
  }
}
