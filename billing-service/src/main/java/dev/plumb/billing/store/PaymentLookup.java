package dev.plumb.billing.store;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Payments for those who only look. Needs an open session. */
@Singleton
public class PaymentLookup {

  public Uni<Optional<Payment>> find(OrderId order) {
    return PaymentRow.<PaymentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToPayment::payment));
  }
}
