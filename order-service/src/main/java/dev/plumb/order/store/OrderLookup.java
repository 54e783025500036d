package dev.plumb.order.store;

import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** For those who only look. Needs an open session. */
final class OrderLookup {

  private OrderLookup() {}

  static Uni<Optional<Order>> find(OrderId id) {
    return OrderRow.<OrderRow>findById(id.value())
        .map(row -> Optional.ofNullable(row).map(RowToOrder::order));
  }

  static Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit) {
    return query(status, after)
        .page(0, limit)
        .list()
        .map(rows -> rows.stream().map(RowToOrder::order).toList());
  }

  /** Ids grow with time. */
  private static PanacheQuery<OrderRow> query(
      Optional<OrderStatus> status, Optional<OrderId> after) {
    if (status.isPresent() && after.isPresent()) {
      return OrderRow.find(
          "status = ?1 and id < ?2 order by id desc", status.get().name(), after.get().value());
    }
    if (status.isPresent()) {
      return OrderRow.find("status = ?1 order by id desc", status.get().name());
    }
    return after.isPresent()
        ? OrderRow.find("id < ?1 order by id desc", after.get().value())
        : OrderRow.find("order by id desc");
  }
}
