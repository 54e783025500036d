package dev.plumb.shipping.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.store.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
public class ReadShipment {

  private final Transactions transactions;
  private final Shipments shipments;

  ReadShipment(Transactions transactions, Shipments shipments) {
    this.transactions = transactions;
    this.shipments = shipments;
  }

  /** Empty also where another stream spoke of the order before the order's own. */
  public Uni<Optional<Shipment>> of(OrderId order) {
    return transactions
        .inTransaction(tx -> shipments.find(order))
        .map(found -> found.filter(Shipment::isKnown));
  }
}
