package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.ledger.Delivery.Receiver;
import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.Refund;
import dev.plumb.sandbox.webhook.Webhooks;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The events a payment makes. */
@Singleton
class News {
  private final Webhooks webhooks;
  private final InstantSource clock;

  News(Webhooks webhooks, InstantSource clock) {
    this.webhooks = webhooks;
    this.clock = clock;
  }

  void of(Work work, PaymentIntent intent, String type) {
    announce(work, type, intent.id(), PaymentIntentView.of(intent));
  }

  void of(Work work, PaymentIntent intent, Refund refund) {
    announce(work, "refund.created", intent.id(), RefundView.of(refund));
    announce(work, "charge.refunded", intent.id(), ChargeView.of(intent));
  }

  private void announce(Work work, String type, String subject, Object view) {
    long now = clock.instant().getEpochSecond();
    webhooks.announce(
        work,
        Receiver.PAYMENT,
        type,
        subject,
        event -> Json.snake(EventView.of(event, type, now, view)));
  }
}
