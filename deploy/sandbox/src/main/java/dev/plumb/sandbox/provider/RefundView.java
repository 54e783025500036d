package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.ledger.Refund;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * @see <a href="https://docs.stripe.com/api/refunds/object">Stripe: Refund</a>
 */
@RegisterForReflection
record RefundView(
    String id,
    String object,
    long amount,
    String charge,
    long created,
    String currency,
    Map<String, String> metadata,
    String paymentIntent,
    String reason,
    String status) {

  static RefundView of(Refund refund) {
    return new RefundView(
        refund.id(),
        "refund",
        refund.amount(),
        refund.charge(),
        refund.created(),
        refund.currency(),
        refund.metadata(),
        refund.paymentIntent(),
        refund.reason(),
        refund.status());
  }
}
