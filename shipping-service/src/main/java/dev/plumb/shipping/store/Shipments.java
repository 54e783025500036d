package dev.plumb.shipping.store;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** All shipments. Everything here needs an open transaction. */
public interface Shipments extends Aggregates<Shipment> {

  /** Locked until the transaction ends; empty if nobody has spoken of the order yet. */
  Uni<Optional<Shipment>> lock(Tx tx, OrderId order);

  Uni<Optional<Shipment>> find(OrderId order);
}
