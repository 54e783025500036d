package dev.plumb.billing.stream;

import dev.plumb.billing.domain.Bill;
import dev.plumb.billing.domain.Money;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.RefundId;
import dev.plumb.billing.domain.Trigger.CancellationRequested;
import dev.plumb.billing.domain.Trigger.OrderEnded;
import dev.plumb.billing.domain.Trigger.OrderPlaced;
import dev.plumb.billing.domain.Trigger.RefundRequested;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.Subscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What billing makes of the order's facts. */
@ApplicationScoped
class OrderStream implements Subscription<Payment> {

  private final Inbox inbox;
  private final Aggregates<Payment> payments;
  private final EventTable<Payment> table;

  OrderStream(Inbox inbox, Aggregates<Payment> payments, Decoding decoding) {
    this.inbox = inbox;
    this.payments = payments;
    this.table =
        EventTable.<Payment>of("order")
            .adapting(decoding::readsAs)
            .on("order.order-placed.v2", decoding.to(e -> new OrderPlaced(bill(e))))
            .on(
                "order.order-cancellation-requested.v1",
                decoding.to(_ -> new CancellationRequested()))
            .on("order.order-payment-timed-out.v1", decoding.to(_ -> new CancellationRequested()))
            .on("order.order-cancelled.v1", decoding.to(_ -> new OrderEnded()))
            .on("order.order-rejected.v1", decoding.to(_ -> new OrderEnded()))
            .on(
                "order.order-refund-requested.v1",
                decoding.to(e -> new RefundRequested(new RefundId(e.uuid("refundId")), amount(e))))
            .onState("order.order-state.v1", decoding.toAll(OrderState::triggers))
            .ignore(
                "order.order-confirmed.v1",
                "order.order-put-on-hold.v1",
                "order.order-cancellation-rejected.v1",
                "order.order-return-requested.v1",
                "order.order-shipped.v1",
                "order.order-delivered.v1",
                "order.order-refunded.v1",
                "order.order-closed.v1");
  }

  @Incoming("order")
  Uni<Void> on(EventBatch batch) {
    return inbox.apply(batch, payments, table);
  }

  @Override
  public EventTable<Payment> table() {
    return table;
  }

  @Override
  public Aggregates<Payment> aggregates() {
    return payments;
  }

  @Override
  public String stateOf(Payment payment) {
    return payment.status().name();
  }

  private static Bill bill(EventData placed) {
    return new Bill(amount(placed.record("total")), placed.string("paymentMethod"));
  }

  /** Of a record that has its currency beside it. */
  private static Money amount(EventData money) {
    return new Money(money.number("amount"), money.currency("currency"));
  }
}
