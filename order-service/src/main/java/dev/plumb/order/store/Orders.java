package dev.plumb.order.store;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All orders. Reading needs an open session, writing an open transaction. */
public interface Orders extends Aggregates<Order> {

  Uni<Void> insert(Tx tx, Collection<Order> placed);

  /** Locked until the transaction ends. */
  Uni<Optional<Order>> lock(Tx tx, OrderId id);

  Uni<Optional<Order>> find(OrderId id);

  /**
   * Newest first.
   *
   * @param after the last order of the page before
   */
  Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit);
}
