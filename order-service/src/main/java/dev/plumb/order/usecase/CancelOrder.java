package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.RequestedBy;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks for an order to be undone; billing and shipping have their say before it is. */
@Singleton
public class CancelOrder {

  private final Transactions transactions;
  private final Orders orders;
  private final Changes changes;

  CancelOrder(Transactions transactions, Orders orders, Changes changes) {
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
  }

  /** Empty if there is no such order. */
  public Uni<Optional<Decision>> cancel(OrderId id, String reason, RequestedBy by) {
    return transactions.inTransaction(
        tx ->
            orders
                .lock(tx, id)
                .map(found -> found.map(order -> order.cancel(reason, by)))
                .call(decision -> write(tx, decision)));
  }

  private Uni<Void> write(Tx tx, Optional<Decision> decision) {
    return decision.map(it -> changes.write(tx, it)).orElseGet(Uni.createFrom()::voidItem);
  }
}
