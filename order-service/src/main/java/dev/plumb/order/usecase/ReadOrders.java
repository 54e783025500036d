package dev.plumb.order.usecase;

import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.store.Orders;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Looks orders up; one statement each, outside of any transaction. */
@Singleton
public class ReadOrders {

  private final Orders orders;

  ReadOrders(Orders orders) {
    this.orders = orders;
  }

  public Uni<Optional<Order>> one(OrderId id) {
    return Panache.withSession(() -> orders.find(id));
  }

  /** Newest first, after the given one. */
  public Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit) {
    return Panache.withSession(() -> orders.page(status, after, limit));
  }
}
