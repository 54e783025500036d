package dev.plumb.order.store;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All orders, for those who change them. No event begins one. */
@Singleton
public class Orders implements Aggregates<Order> {

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

  /** Locked until the transaction ends. */
  public Uni<Optional<Order>> lock(Tx tx, OrderId id) {
    return load(tx, Set.of(id.value())).map(found -> Optional.ofNullable(found.get(id.value())));
  }
}
