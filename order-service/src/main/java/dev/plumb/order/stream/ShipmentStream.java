package dev.plumb.order.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.inbox.Subscription;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.ShipmentFact;
import dev.plumb.order.usecase.Reactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What shipping says of the goods. */
@ApplicationScoped
public class ShipmentStream implements Subscription<Order> {

  private final Inbox inbox;
  private final Aggregates<Order> orders;
  private final Contracts contracts;
  private final Reactions reactions;
  private final EventTable<Order> table;

  ShipmentStream(Inbox inbox, Aggregates<Order> orders, Contracts contracts, Reactions reactions) {
    this.inbox = inbox;
    this.orders = orders;
    this.contracts = contracts;
    this.reactions = reactions;
    this.table =
        EventTable.<Order>of("shipment")
            .adapting(contracts::readsAs)
            .on("shipment.shipment-prepared.v1", fact(ShipmentData::prepared))
            .on("shipment.shipment-dispatched.v1", fact(ShipmentData::dispatched))
            .on("shipment.shipment-delivered.v1", fact(ShipmentData::delivered))
            .on("shipment.shipment-delivery-failed.v1", fact(ShipmentData::deliveryFailed))
            .on("shipment.shipment-returned.v1", fact(ShipmentData::returned))
            .on("shipment.shipment-lost.v1", fact(ShipmentData::lost))
            .on("shipment.shipment-cancelled.v1", fact(ShipmentData::cancelled))
            .on("shipment.shipment-cancellation-rejected.v1", fact(ShipmentData::rejected))
            .onState(
                "shipment.shipment-state.v1",
                (order, event) ->
                    reactions.toAll(
                        order,
                        ShipmentState.facts(
                            contracts.decode(event.type(), event.key(), event.body()), order)));
  }

  @Incoming("shipment")
  public Uni<Void> on(EventBatch batch) {
    return inbox.apply(batch, orders, table);
  }

  @Override
  public EventTable<Order> table() {
    return table;
  }

  @Override
  public Aggregates<Order> aggregates() {
    return orders;
  }

  @Override
  public String stateOf(Order order) {
    return order.status().name();
  }

  private BiFunction<Order, ReceivedEvent, Reaction<Order>> fact(
      Function<EventData, ShipmentFact> read) {
    return (order, event) ->
        reactions.to(
            order.hear(read.apply(contracts.decode(event.type(), event.key(), event.body()))));
  }
}
