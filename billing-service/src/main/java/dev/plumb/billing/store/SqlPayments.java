package dev.plumb.billing.store;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link Payments} as rows, one statement for any number of them. */
@Singleton
class SqlPayments implements Payments {

  private final Supplier<UUID> ids;

  SqlPayments(Supplier<UUID> ids) {
    this.ids = ids;
  }

  @Override
  public Uni<Map<UUID, Payment>> load(Tx tx, Set<UUID> orders) {
    return PaymentTable.lock(tx, orders);
  }

  /** Somebody else's event may be the first that billing hears of an order. */
  @Override
  public Optional<Payment> blank(UUID order) {
    return Optional.of(Payment.blank(new PaymentId(ids.get()), new OrderId(order)));
  }

  @Override
  public Uni<Integer> create(Tx tx, Collection<Payment> begun) {
    return PaymentTable.insert(tx, begun);
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Payment> changed) {
    return PaymentTable.update(tx, changed);
  }

  @Override
  public Uni<Optional<Payment>> lock(Tx tx, OrderId order) {
    return load(tx, Set.of(order.value()))
        .map(found -> Optional.ofNullable(found.get(order.value())));
  }

  @Override
  public Uni<Optional<Payment>> find(OrderId order) {
    return PaymentLookup.find(order);
  }
}
