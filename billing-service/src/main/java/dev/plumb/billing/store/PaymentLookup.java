package dev.plumb.billing.store;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** For those who only look. Needs an open session. */
final class PaymentLookup {

  private PaymentLookup() {}

  static Uni<Optional<Payment>> find(OrderId order) {
    return PaymentRow.<PaymentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToPayment::payment));
  }
}
