package dev.plumb.billing.stream;

import dev.plumb.billing.domain.Parcel;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.ShipmentId;
import dev.plumb.billing.domain.Trigger.ShipmentCancelled;
import dev.plumb.billing.domain.Trigger.ShipmentGone;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.EventTable;
import dev.plumb.eventing.inbox.Inbox;
import dev.plumb.eventing.inbox.Subscription;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What billing makes of the shipment's facts. */
@ApplicationScoped
class ShipmentStream implements Subscription<Payment> {

  private final Inbox inbox;
  private final Aggregates<Payment> payments;
  private final EventTable<Payment> table;

  ShipmentStream(Inbox inbox, Aggregates<Payment> payments, Decoding decoding) {
    this.inbox = inbox;
    this.payments = payments;
    this.table =
        EventTable.<Payment>of("shipment")
            .adapting(decoding::readsAs)
            .on("shipment.shipment-prepared.v1", decoding.to(e -> new ShipmentPrepared(parcel(e))))
            .on("shipment.shipment-cancelled.v1", decoding.to(_ -> new ShipmentCancelled()))
            .on("shipment.shipment-cancellation-rejected.v1", decoding.to(_ -> new ShipmentGone()))
            .onState("shipment.shipment-state.v1", decoding.toAll(ShipmentState::triggers))
            .ignore(
                "shipment.shipment-dispatched.v1",
                "shipment.shipment-delivered.v1",
                "shipment.shipment-delivery-failed.v1",
                "shipment.shipment-returned.v1",
                "shipment.shipment-lost.v1");
  }

  @Incoming("shipment")
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

  private static Parcel parcel(EventData prepared) {
    return new Parcel(new ShipmentId(prepared.uuid("shipmentId")), prepared.strings("lineIds"));
  }
}
