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
import dev.plumb.order.domain.PaymentFact;
import dev.plumb.order.usecase.Reactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What billing says of the money. */
@ApplicationScoped
public class PaymentStream implements Subscription<Order> {

  private final Inbox inbox;
  private final Aggregates<Order> orders;
  private final Contracts contracts;
  private final Reactions reactions;
  private final EventTable<Order> table;

  PaymentStream(Inbox inbox, Aggregates<Order> orders, Contracts contracts, Reactions reactions) {
    this.inbox = inbox;
    this.orders = orders;
    this.contracts = contracts;
    this.reactions = reactions;
    this.table =
        EventTable.<Order>of("payment")
            .adapting(contracts::readsAs)
            .on("payment.payment-authorized.v1", fact(PaymentData::authorized))
            .on("payment.payment-declined.v1", fact(PaymentData::declined))
            .on("payment.payment-authorization-expired.v1", fact(PaymentData::expired))
            .on("payment.payment-captured.v1", fact(PaymentData::moneyMoved))
            .on("payment.payment-capture-failed.v1", fact(PaymentData::captureFailed))
            .on("payment.payment-voided.v1", fact(PaymentData::voided))
            .on("payment.refund-started.v1", fact(PaymentData::moneyMoved))
            .on("payment.refund-completed.v1", fact(PaymentData::moneyMoved))
            .on("payment.refund-failed.v1", fact(PaymentData::moneyMoved))
            .on("payment.payment-closed-without-charge.v1", fact(PaymentData::closed))
            .onState(
                "payment.payment-state.v1",
                (order, event) ->
                    reactions.toAll(
                        order,
                        PaymentState.facts(
                            contracts.decode(event.type(), event.key(), event.body()))));
  }

  @Incoming("payment")
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
      Function<EventData, PaymentFact> read) {
    return (order, event) ->
        reactions.to(
            order.hear(read.apply(contracts.decode(event.type(), event.key(), event.body()))));
  }
}
