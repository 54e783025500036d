package dev.plumb.sandbox.webhook;

import dev.plumb.sandbox.Ids;
import dev.plumb.sandbox.Settings;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.fault.Fault;
import dev.plumb.sandbox.fault.Misstatement;
import dev.plumb.sandbox.ledger.Delivery;
import dev.plumb.sandbox.ledger.Delivery.Receiver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/** Promises deliveries in the change that makes the news, with the faults planned for them. */
@Singleton
public class Webhooks {
  private final Settings settings;
  private final Ids ids;
  private final InstantSource clock;

  Webhooks(Settings settings, Ids ids, InstantSource clock) {
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param subject what the news is about
   * @param body from the event's id
   */
  public void announce(
      Work work, Receiver receiver, String type, String subject, Function<String, String> body) {
    if (settings(receiver).url().isEmpty()) {
      return;
    }
    String event = ids.next("evt");
    Delivery first =
        new Delivery(
            event + "/1",
            receiver,
            type,
            subject,
            body.apply(event),
            false,
            0,
            clock.instant(),
            null);
    int copies = 1;
    for (Fault.OfWebhook fault : work.plan().ofWebhook()) {
      switch (fault) {
        case Fault.WebhookNever() -> copies = 0;
        case Fault.WebhookDiffers() -> first = saying(first, Misstatement.of(first.body()));
        case Fault.WebhookTwice() -> copies = Math.min(copies * 2, 2);
        case Fault.WebhookLate(var delay) -> first = due(first, first.due().plus(delay), false);
        case Fault.WebhookReordered(var atMost) ->
            first = due(first, first.due().plus(atMost), true);
      }
    }
    for (int copy = 1; copy <= copies; copy++) {
      work.draft().put(numbered(first, event + "/" + copy));
    }
  }

  Settings.Webhook settings(Receiver receiver) {
    return switch (receiver) {
      case PAYMENT -> settings.paymentWebhook();
      case CARRIER -> settings.carrierWebhook();
    };
  }

  private static Delivery saying(Delivery of, String body) {
    return new Delivery(
        of.id(), of.receiver(), of.type(), of.subject(), body, of.yielding(), 0, of.due(), null);
  }

  private static Delivery due(Delivery of, Instant due, boolean yielding) {
    return new Delivery(
        of.id(), of.receiver(), of.type(), of.subject(), of.body(), yielding, 0, due, null);
  }

  private static Delivery numbered(Delivery of, String id) {
    return new Delivery(
        id, of.receiver(), of.type(), of.subject(), of.body(), of.yielding(), 0, of.due(), null);
  }
}
