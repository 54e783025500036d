package dev.plumb.shipping.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.inbox.Subscription;
import dev.plumb.shipping.domain.Money;
import dev.plumb.shipping.domain.Preparing;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.usecase.Reactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class PaymentStream implements Subscription<Shipment> {

  private final Inbox inbox;
  private final Aggregates<Shipment> shipments;
  private final EventTable<Shipment> table;

  PaymentStream(
      Inbox inbox, Aggregates<Shipment> shipments, Contracts contracts, Reactions reactions) {
    this.inbox = inbox;
    this.shipments = shipments;
    this.table =
        EventTable.<Shipment>of("payment")
            .adapting(contracts::readsAs)
            .on(
                "payment.payment-captured.v1",
                (shipment, event) ->
                    reactions.to(
                        Preparing.paymentCaptured(
                            shipment,
                            captured(contracts.decode(event.type(), event.key(), event.body())))))
            .onState(
                "payment.payment-state.v1",
                (shipment, event) -> {
                  Money total = captured(contracts.decode(event.type(), event.key(), event.body()));
                  return total.minorUnits() == 0
                      ? Reaction.applied(shipment)
                      : reactions.to(Preparing.paymentCaptured(shipment, total));
                })
            .ignore(
                "payment.payment-authorized.v1",
                "payment.payment-declined.v1",
                "payment.payment-authorization-expired.v1",
                "payment.payment-capture-failed.v1",
                "payment.payment-voided.v1",
                "payment.refund-started.v1",
                "payment.refund-completed.v1",
                "payment.refund-failed.v1",
                "payment.payment-closed-without-charge.v1");
  }

  @Incoming("payment")
  Uni<Void> on(EventBatch batch) {
    return inbox.apply(batch, shipments, table);
  }

  @Override
  public EventTable<Shipment> table() {
    return table;
  }

  @Override
  public Aggregates<Shipment> aggregates() {
    return shipments;
  }

  @Override
  public String stateOf(Shipment shipment) {
    return shipment.status().name();
  }

  private static Money captured(EventData event) {
    return new Money(event.number("capturedTotal"), event.currency("currency"));
  }
}
