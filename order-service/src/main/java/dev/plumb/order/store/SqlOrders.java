package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** {@link Orders} as rows, one statement for any number of them. */
@Singleton
class SqlOrders implements Orders {

  @Override
  public Uni<Void> insert(Tx tx, Collection<Order> placed) {
    return OrderTable.insert(tx, placed);
  }

  @Override
  public Uni<Map<UUID, Order>> load(Tx tx, Set<UUID> keys) {
    return OrderRow.<OrderRow>find("id in ?1 order by id", keys)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .map(SqlOrders::byKey);
  }

  /** The session forgets what it read, so that a second load in this transaction sees it. */
  @Override
  public Uni<Void> save(Tx tx, Collection<Order> changed) {
    return OrderTable.update(tx, changed)
        .chain(Panache::getSession)
        .invoke(Mutiny.Session::clear)
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<Order>> lock(Tx tx, OrderId id) {
    return load(tx, Set.of(id.value())).map(found -> Optional.ofNullable(found.get(id.value())));
  }

  @Override
  public Uni<Optional<Order>> find(OrderId id) {
    return OrderRow.<OrderRow>findById(id.value()).map(Optional::ofNullable).map(SqlOrders::read);
  }

  @Override
  public Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit) {
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

  private static Map<UUID, Order> byKey(List<OrderRow> rows) {
    Map<UUID, Order> orders = LinkedHashMap.newLinkedHashMap(rows.size());
    rows.forEach(row -> orders.put(row.id, RowToOrder.order(row)));
    return orders;
  }

  private static Optional<Order> read(Optional<OrderRow> row) {
    return row.map(RowToOrder::order);
  }
}
