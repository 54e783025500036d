package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.ReturnId;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The customer wants to send goods back. */
@Singleton
public class RequestReturn {

  private final Transactions transactions;
  private final Orders orders;
  private final Changes changes;
  private final Supplier<UUID> ids;

  RequestReturn(Transactions transactions, Orders orders, Changes changes, Supplier<UUID> ids) {
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.ids = ids;
  }

  /**
   * @param lines all of them if empty
   * @return empty if there is no such order
   */
  public Uni<Optional<Decision>> request(OrderId id, List<LineId> lines, String reason) {
    ReturnId returnId = new ReturnId(ids.get());
    return transactions.inTransaction(
        tx ->
            orders
                .lock(tx, id)
                .map(found -> found.map(order -> decide(order, returnId, lines, reason)))
                .call(decision -> write(tx, decision)));
  }

  private static Decision decide(
      Order order, ReturnId returnId, List<LineId> lines, String reason) {
    List<LineId> all = order.purchase().lines().stream().map(OrderLine::id).toList();
    return order.requestReturn(returnId, lines.isEmpty() ? all : lines, reason);
  }

  private Uni<Void> write(Tx tx, Optional<Decision> decision) {
    return decision.map(it -> changes.write(tx, it)).orElseGet(Uni.createFrom()::voidItem);
  }
}
