package dev.plumb.billing.store;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.eventing.tx.Tx;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link Payments} as rows, one statement for any number of them. */
@Singleton
class SqlPayments implements Payments {

  private final Supplier<UUID> ids;

  SqlPayments(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Somebody else's event may be the first that billing hears of an order. */
  @Override
  public Uni<Map<UUID, Payment>> load(Tx tx, Set<UUID> orders) {
    return PaymentTable.insertBlanks(tx, orders, ids)
        .chain(() -> locked(orders))
        .map(
            rows ->
                rows.stream().collect(Collectors.toMap(row -> row.orderId, RowToPayment::payment)));
  }

  /** The session forgets what it read, so that a second load in this transaction sees it. */
  @Override
  public Uni<Void> save(Tx tx, Collection<Payment> changed) {
    return PaymentTable.update(tx, changed)
        .chain(Panache::getSession)
        .invoke(Mutiny.Session::clear)
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<Payment>> lock(Tx tx, OrderId order) {
    return locked(Set.of(order.value()))
        .map(rows -> rows.stream().findFirst().map(RowToPayment::payment));
  }

  @Override
  public Uni<Optional<Payment>> find(OrderId order) {
    return PaymentRow.<PaymentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToPayment::payment));
  }

  private static Uni<List<PaymentRow>> locked(Set<UUID> orders) {
    return PaymentRow.<PaymentRow>find("orderId in ?1 order by orderId", orders)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }
}
