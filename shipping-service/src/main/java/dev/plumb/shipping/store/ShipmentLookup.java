package dev.plumb.shipping.store;

import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Shipments for those who only look. Needs an open session. */
@Singleton
public class ShipmentLookup {

  public Uni<Optional<Shipment>> find(OrderId order) {
    return ShipmentRow.<ShipmentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToShipment::shipment));
  }
}
