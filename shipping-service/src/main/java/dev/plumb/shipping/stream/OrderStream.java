package dev.plumb.shipping.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.inbox.Subscription;
import dev.plumb.shipping.domain.Cancelling;
import dev.plumb.shipping.domain.Preparing;
import dev.plumb.shipping.domain.Returning;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.usecase.Reactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class OrderStream implements Subscription<Shipment> {

  private final Inbox inbox;
  private final Aggregates<Shipment> shipments;
  private final Contracts contracts;
  private final EventTable<Shipment> table;

  OrderStream(
      Inbox inbox, Aggregates<Shipment> shipments, Contracts contracts, Reactions reactions) {
    this.inbox = inbox;
    this.shipments = shipments;
    this.contracts = contracts;
    this.table =
        EventTable.<Shipment>of("order")
            .adapting(contracts::readsAs)
            .on(
                "order.order-placed.v1",
                read(
                    (shipment, placed) ->
                        reactions.to(
                            Preparing.orderPlaced(
                                shipment, PlacedOrder.parcel(placed), PlacedOrder.due(placed)))))
            .on(
                "order.order-confirmed.v1",
                read((shipment, _) -> reactions.to(Preparing.orderConfirmed(shipment))))
            .on(
                "order.order-rejected.v1",
                read((shipment, _) -> reactions.to(Preparing.orderRejected(shipment))))
            .on(
                "order.order-cancellation-requested.v1",
                read(
                    (shipment, request) ->
                        reactions.to(
                            Cancelling.cancellationRequested(shipment, request.string("reason")))))
            .on(
                "order.order-return-requested.v1",
                read((shipment, _) -> reactions.fetchingBack(Returning.returnRequested(shipment))))
            .onState(
                "order.order-state.v1",
                read((shipment, state) -> reactions.toAll(shipment, OrderState.facts(state))))
            .ignore(
                "order.order-put-on-hold.v1",
                "order.order-cancelled.v1",
                "order.order-cancellation-rejected.v1",
                "order.order-payment-timed-out.v1",
                "order.order-refund-requested.v1",
                "order.order-shipped.v1",
                "order.order-delivered.v1",
                "order.order-refunded.v1",
                "order.order-closed.v1");
  }

  @Incoming("order")
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

  /** Also what says no more than that it happened: else any bytes would do. */
  private BiFunction<Shipment, ReceivedEvent, Reaction<Shipment>> read(
      BiFunction<Shipment, EventData, Reaction<Shipment>> reaction) {
    return (shipment, event) ->
        reaction.apply(shipment, contracts.decode(event.type(), event.key(), event.body()));
  }
}
