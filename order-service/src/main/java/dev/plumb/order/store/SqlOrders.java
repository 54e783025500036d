package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link Orders} as rows, one statement for any number of them. No event begins one. */
@Singleton
class SqlOrders implements Orders {

  @Override
  public Uni<Void> insert(Tx tx, Collection<Order> placed) {
    return OrderTable.insert(tx, placed);
  }

  @Override
  public Uni<Map<UUID, Order>> load(Tx tx, Set<UUID> keys) {
    return OrderTable.lock(tx, keys);
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Order> changed) {
    return OrderTable.update(tx, changed);
  }

  @Override
  public Uni<Optional<Order>> lock(Tx tx, OrderId id) {
    return load(tx, Set.of(id.value())).map(found -> Optional.ofNullable(found.get(id.value())));
  }

  @Override
  public Uni<Optional<Order>> find(OrderId id) {
    return OrderLookup.find(id);
  }

  @Override
  public Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit) {
    return OrderLookup.page(status, after, limit);
  }
}
