package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.Purchase;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;

/** Takes orders down one by one; {@link PlaceOrder} does it in groups, on Vert.x's contexts. */
public final class OrderDesk {

  private final Transactions transactions;
  private final Changes changes;

  OrderDesk(Transactions transactions, Changes changes) {
    this.transactions = transactions;
    this.changes = changes;
  }

  public Uni<Void> place(OrderId id, Purchase purchase) {
    return transactions.inTransaction(
        tx ->
            changes.insert(
                tx, List.of(Order.place(id, purchase)), Collections.singletonList(null)));
  }
}
