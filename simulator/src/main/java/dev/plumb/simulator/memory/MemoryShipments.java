package dev.plumb.simulator.memory;

import static java.util.stream.Collectors.toMap;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.store.Shipments;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link Shipments} in memory. */
public final class MemoryShipments implements Shipments {

  private final MemoryRows<Shipment> rows = new MemoryRows<>("shipment");

  @Override
  public Uni<Map<UUID, Shipment>> load(Tx tx, Set<UUID> keys) {
    return rows.locked(tx, keys);
  }

  @Override
  public Optional<Shipment> blank(UUID key) {
    return Optional.of(Shipment.blank(new OrderId(key)));
  }

  @Override
  public Uni<Integer> create(Tx tx, Collection<Shipment> begun) {
    return rows.inserted(tx, begun.stream().collect(toMap(it -> it.orderId().value(), it -> it)));
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Shipment> changed) {
    changed.forEach(shipment -> rows.put(tx, shipment.orderId().value(), shipment));
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Optional<Shipment>> lock(Tx tx, OrderId order) {
    return rows.locked(tx, Set.of(order.value()))
        .map(found -> Optional.ofNullable(found.get(order.value())));
  }

  @Override
  public Uni<Optional<Shipment>> find(OrderId order) {
    return Uni.createFrom().item(rows.committed(order.value()));
  }

  public Optional<Shipment> committed(UUID order) {
    return rows.committed(order);
  }
}
