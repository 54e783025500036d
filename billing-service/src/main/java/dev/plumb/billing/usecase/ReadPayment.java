package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.store.Payments;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
public class ReadPayment {

  private final Payments payments;

  ReadPayment(Payments payments) {
    this.payments = payments;
  }

  /** Empty until the order itself, or its end, was heard of. */
  public Uni<Optional<Payment>> of(OrderId order) {
    return Panache.withSession(() -> payments.find(order))
        .map(found -> found.filter(payment -> payment.status() != PaymentStatus.NEW));
  }
}
