package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@link Shipments} as rows, one statement for any number of them. */
@Singleton
class SqlShipments implements Shipments {

  @Override
  public Uni<Map<UUID, Shipment>> load(Tx tx, Set<UUID> keys) {
    return ShipmentTable.lock(tx, keys);
  }

  @Override
  public Optional<Shipment> blank(UUID key) {
    return Optional.of(Shipment.blank(new OrderId(key)));
  }

  @Override
  public Uni<Integer> create(Tx tx, Collection<Shipment> begun) {
    return ShipmentTable.insert(tx, begun);
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Shipment> changed) {
    return ShipmentTable.update(tx, changed);
  }

  @Override
  public Uni<Optional<Shipment>> lock(Tx tx, OrderId order) {
    return load(tx, Set.of(order.value()))
        .map(found -> Optional.ofNullable(found.get(order.value())));
  }

  @Override
  public Uni<Optional<Shipment>> find(OrderId order) {
    return ShipmentLookup.find(order);
  }
}
