package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.ledger.Delivery.Receiver;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.ParcelEvent;
import dev.plumb.sandbox.webhook.Webhooks;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;

/** A parcel has moved: the parcel's new state and its webhook in one change. */
@Singleton
class ParcelNews {
  /**
   * @param attempt how often delivery has been tried
   */
  @RegisterForReflection
  record Event(
      String id,
      ParcelEvent type,
      String shipmentId,
      String trackingNumber,
      String reference,
      int attempt,
      Instant occurredAt) {}

  private final Webhooks webhooks;

  ParcelNews(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  Parcel move(Work work, Parcel parcel, ParcelEvent event, Instant at) {
    Parcel moved = parcel.after(event, at);
    work.draft().put(moved);
    webhooks.announce(
        work,
        Receiver.CARRIER,
        event.toString(),
        moved.id(),
        id ->
            Json.camel(
                new Event(
                    id,
                    event,
                    moved.id(),
                    moved.trackingNumber(),
                    moved.reference(),
                    moved.attempt(),
                    at)));
    return moved;
  }
}
