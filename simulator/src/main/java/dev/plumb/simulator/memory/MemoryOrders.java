package dev.plumb.simulator.memory;

import static java.util.stream.Collectors.toMap;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link Orders} in memory. */
public final class MemoryOrders implements Orders {

  private final MemoryRows<Order> rows = new MemoryRows<>("orders");

  @Override
  public Uni<Void> insert(Tx tx, Collection<Order> placed) {
    return rows.inserted(tx, placed.stream().collect(toMap(order -> order.id().value(), it -> it)))
        .invoke(inserted -> refuseSecond(inserted, placed))
        .replaceWithVoid();
  }

  private static void refuseSecond(int inserted, Collection<Order> placed) {
    if (inserted < placed.size()) {
      throw new RefusedCommit("an order's id");
    }
  }

  @Override
  public Uni<Map<UUID, Order>> load(Tx tx, Set<UUID> keys) {
    return rows.locked(tx, keys);
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Order> changed) {
    changed.forEach(order -> rows.put(tx, order.id().value(), order));
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<Order>> lock(Tx tx, OrderId id) {
    return load(tx, Set.of(id.value())).map(found -> Optional.ofNullable(found.get(id.value())));
  }

  @Override
  public Uni<Optional<Order>> find(OrderId id) {
    return Uni.createFrom().item(rows.committed(id.value()));
  }

  @Override
  public Uni<List<Order>> page(Optional<OrderStatus> status, Optional<OrderId> after, int limit) {
    throw new UnsupportedOperationException("nobody lists orders here");
  }

  public Optional<Order> committed(UUID order) {
    return rows.committed(order);
  }
}
