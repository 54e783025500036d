package dev.plumb.shipping.usecase;

import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.store.ShipmentLookup;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
public class ReadShipment {

  private final ShipmentLookup shipments;

  ReadShipment(ShipmentLookup shipments) {
    this.shipments = shipments;
  }

  /** Empty also where another stream spoke of the order before the order's own. */
  public Uni<Optional<Shipment>> of(OrderId order) {
    return Panache.withSession(() -> shipments.find(order))
        .map(found -> found.filter(Shipment::isKnown));
  }
}
