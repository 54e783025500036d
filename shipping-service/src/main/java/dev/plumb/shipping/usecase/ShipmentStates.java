package dev.plumb.shipping.usecase;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.store.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Says how a shipment is, to those who can't have its events any more. */
@Singleton
class ShipmentStates implements StateSource {

  private final Shipments shipments;
  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  ShipmentStates(
      Shipments shipments, Contracts contracts, Supplier<UUID> ids, InstantSource clock) {
    this.shipments = shipments;
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String stream() {
    return ShipmentWire.STREAM;
  }

  @Override
  public Set<String> types() {
    return ShipmentWire.types();
  }

  /** Without those that nobody has heard of yet. */
  @Override
  public Uni<List<NewEvent>> states(Tx tx, Set<UUID> keys) {
    return shipments
        .load(tx, keys)
        .map(
            found ->
                found.values().stream()
                    .filter(shipment -> shipment.version() > 0)
                    .map(this::state)
                    .toList());
  }

  private NewEvent state(Shipment shipment) {
    return new NewEvent(
        ids.get(),
        ShipmentWire.STREAM,
        shipment.orderId().value(),
        shipment.version(),
        ShipmentWire.STATE,
        contracts.schemaRef(ShipmentWire.STATE),
        clock.instant(),
        contracts.encode(ShipmentWire.STATE, ShipmentWire.state(shipment)));
  }
}
