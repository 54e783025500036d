package dev.plumb.shipping.store;

import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** For those who only look. Needs an open session. */
final class ShipmentLookup {

  private ShipmentLookup() {}

  static Uni<Optional<Shipment>> find(OrderId order) {
    return ShipmentRow.<ShipmentRow>findById(order.value())
        .map(row -> Optional.ofNullable(row).map(RowToShipment::shipment));
  }
}
