package dev.plumb.billing.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Refund;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment as the outside sees it. Amounts in minor units of the total's currency.
 *
 * @param intent the provider's id of what holds, or has taken, the amount
 */
@RegisterForReflection
record PaymentView(
    UUID orderId,
    UUID paymentId,
    String status,
    long version,
    @JsonInclude(JsonInclude.Include.NON_NULL) Total total,
    long authorized,
    long captured,
    long refunded,
    int attempt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String intent,
    List<RefundView> refunds) {

  @RegisterForReflection
  record Total(@Schema(examples = "2500") long amount, @Schema(examples = "EUR") String currency) {}

  @RegisterForReflection
  record RefundView(UUID refundId, long amount, String status) {
    static RefundView of(Refund refund) {
      return new RefundView(refund.id().value(), refund.amount(), refund.state().name());
    }
  }

  static PaymentView of(Payment payment) {
    return new PaymentView(
        payment.order().value(),
        payment.id().value(),
        payment.status().name(),
        payment.version(),
        total(payment),
        payment.balance().authorized(),
        payment.balance().captured(),
        payment.balance().refunded(),
        payment.attempt(),
        payment.intent().orElse(null),
        payment.refunds().stream().map(RefundView::of).toList());
  }

  /** Absent where the order was cancelled before it came. */
  private static Total total(Payment payment) {
    return payment.attempt() == 0
        ? null
        : new Total(
            payment.bill().due().minorUnits(), payment.bill().due().currency().getCurrencyCode());
  }
}
