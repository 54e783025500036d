package dev.plumb.billing.store;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** All payments. Reading needs an open session, writing an open transaction. */
public interface Payments extends Aggregates<Payment> {

  /** Locked until the transaction ends; a blank is not made. */
  Uni<Optional<Payment>> lock(Tx tx, OrderId order);

  Uni<Optional<Payment>> find(OrderId order);
}
