package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.store.Payments;
import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.log.StateSource;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Says how a payment is, to those who can't have its events any more. */
@Singleton
class PaymentStates implements StateSource {

  private final Payments payments;
  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  PaymentStates(Payments payments, Contracts contracts, Supplier<UUID> ids, InstantSource clock) {
    this.payments = payments;
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String stream() {
    return WireTypes.STREAM;
  }

  @Override
  public Set<String> types() {
    return WireTypes.all();
  }

  /** Without those that nobody has heard of yet. */
  @Override
  public Uni<List<NewEvent>> states(Tx tx, Set<UUID> keys) {
    return payments
        .load(tx, keys)
        .map(
            found ->
                found.values().stream()
                    .filter(payment -> payment.version() > 0)
                    .map(this::state)
                    .toList());
  }

  private NewEvent state(Payment payment) {
    EventFields wire = EventFields.state(payment);
    return new NewEvent(
        ids.get(),
        WireTypes.STREAM,
        payment.order().value(),
        payment.version(),
        wire.type(),
        contracts.schemaRef(wire.type()),
        clock.instant(),
        contracts.encode(wire.type(), wire.fields()));
  }
}
