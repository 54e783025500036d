package dev.plumb.order.usecase;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Order;
import dev.plumb.order.store.Orders;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Says how an order is, to those who can't have its events any more. */
@Singleton
class OrderStates implements StateSource {

  private final Orders orders;
  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  OrderStates(Orders orders, Contracts contracts, Supplier<UUID> ids, InstantSource clock) {
    this.orders = orders;
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String stream() {
    return WireTypes.STREAM;
  }

  @Override
  public Set<String> types() {
    return WireTypes.all();
  }

  @Override
  public Uni<List<NewEvent>> states(Tx tx, Set<UUID> keys) {
    return orders.load(tx, keys).map(found -> found.values().stream().map(this::state).toList());
  }

  private NewEvent state(Order order) {
    return new NewEvent(
        ids.get(),
        WireTypes.STREAM,
        order.id().value(),
        order.version(),
        WireTypes.STATE,
        contracts.schemaRef(WireTypes.STATE),
        clock.instant(),
        contracts.encode(WireTypes.STATE, WireFields.state(order)));
  }
}
