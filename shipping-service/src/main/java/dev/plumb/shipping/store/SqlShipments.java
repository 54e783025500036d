package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import io.quarkus.hibernate.reactive.panache.Panache;
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

/** {@link Shipments} as rows, one statement for any number of them. */
@Singleton
class SqlShipments implements Shipments {

  /**
   * Begins those that have no row yet, so that two streams that speak of a new order at once wait
   * for each other.
   */
  @Override
  public Uni<Map<UUID, Shipment>> load(Tx tx, Set<UUID> keys) {
    return ShipmentTable.begin(tx, keys).chain(() -> locked(keys));
  }

  /** The session forgets what it read, so that a second load in this transaction sees it. */
  @Override
  public Uni<Void> save(Tx tx, Collection<Shipment> changed) {
    return ShipmentTable.update(tx, changed)
        .chain(Panache::getSession)
        .invoke(Mutiny.Session::clear)
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<Shipment>> lock(Tx tx, OrderId order) {
    return locked(Set.of(order.value()))
        .map(found -> Optional.ofNullable(found.get(order.value())));
  }

  @Override
  public Uni<Optional<Shipment>> find(OrderId order) {
    return ShipmentRow.<ShipmentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToShipment::shipment));
  }

  private static Uni<Map<UUID, Shipment>> locked(Set<UUID> keys) {
    return ShipmentRow.<ShipmentRow>find("orderId in ?1 order by orderId", keys)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list()
        .map(SqlShipments::byKey);
  }

  private static Map<UUID, Shipment> byKey(List<ShipmentRow> rows) {
    Map<UUID, Shipment> shipments = LinkedHashMap.newLinkedHashMap(rows.size());
    rows.forEach(row -> shipments.put(row.orderId, RowToShipment.shipment(row)));
    return shipments;
  }
}
