package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.PaymentIntent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * The latest charge of a payment that went through.
 *
 * @see <a href="https://docs.stripe.com/api/charges/object">Stripe: Charge</a>
 */
@RegisterForReflection
record ChargeView(
    String id,
    String object,
    long amount,
    long amountCaptured,
    long amountRefunded,
    boolean captured,
    long created,
    String currency,
    boolean livemode,
    Map<String, String> metadata,
    boolean paid,
    String paymentIntent,
    String paymentMethod,
    boolean refunded,
    String status) {

  static ChargeView of(PaymentIntent intent) {
    return new ChargeView(
        intent.latestCharge(),
        "charge",
        intent.amount(),
        intent.received(),
        intent.refunded(),
        intent.received() > 0,
        intent.created(),
        intent.currency(),
        false,
        intent.metadata(),
        true,
        intent.id(),
        intent.paymentMethod(),
        intent.refundable() == 0,
        "succeeded");
  }
}
