package dev.plumb.sandbox.webhook;

import dev.plumb.sandbox.Later;
import dev.plumb.sandbox.Settings;
import dev.plumb.sandbox.ledger.Books;
import dev.plumb.sandbox.ledger.Delivery;
import dev.plumb.sandbox.ledger.Delivery.Receiver;
import dev.plumb.sandbox.ledger.Entry;
import dev.plumb.sandbox.ledger.Ledger;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Delivers until it is told 2xx, restarts or not; so a receiver may see an event twice. */
@Singleton
class Postman {
  private static final int AT_ONCE = 16;

  private final Ledger ledger;
  private final Webhooks webhooks;
  private final Mailbox mailbox;
  private final Later later;
  private final InstantSource clock;
  private final Settings.Retry retry;
  private final Road road = new Road();
  // Apart, so that one receiver that hangs doesn't hold up the other.
  private final Map<Receiver, Semaphore> places =
      Map.of(
          Receiver.PAYMENT, new Semaphore(AT_ONCE),
          Receiver.CARRIER, new Semaphore(AT_ONCE));

  Postman(
      Ledger ledger,
      Webhooks webhooks,
      Mailbox mailbox,
      Later later,
      InstantSource clock,
      Settings settings) {
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.mailbox = mailbox;
    this.later = later;
    this.clock = clock;
    this.retry = settings.webhookRetry();
  }

  void start(@Observes StartupEvent started) {
    ledger.onChange(this::plan);
    ledger.read(Books::openDeliveries).forEach(this::plan);
  }

  private void plan(Entry entry) {
    if (entry instanceof Delivery delivery
        && delivery.open()
        && webhooks.settings(delivery.receiver()).url().isPresent()) {
      later.at(delivery.due(), "webhook " + delivery.id(), () -> deliver(delivery));
    }
  }

  private void deliver(Delivery planned) {
    if (!planned.equals(ledger.read(books -> books.openDelivery(planned.id())).orElse(null))) {
      // Released meanwhile: that plan is another one.
      return;
    }
    Semaphore place = places.get(planned.receiver());
    place.acquireUninterruptibly();
    String refusal;
    try {
      refusal = mailbox.post(planned, webhooks.settings(planned.receiver()), clock.instant());
    } finally {
      place.release();
    }
    if (refusal == null) {
      delivered(planned);
    } else {
      failed(planned, refusal);
    }
  }

  private void delivered(Delivery delivery) {
    road.free(delivery);
    Instant now = clock.instant();
    ledger.change(
        draft -> {
          draft.put(delivery.delivered(now));
          waitingFor(delivery, draft.books()).forEach(held -> draft.put(held.released(now)));
          return null;
        });
  }

  private static List<Delivery> waitingFor(Delivery delivery, Books books) {
    return books.openDeliveries().stream()
        .filter(Delivery::yielding)
        .filter(held -> held.subject().equals(delivery.subject()))
        .filter(held -> !held.id().equals(delivery.id()))
        .toList();
  }

  private void failed(Delivery delivery, String refusal) {
    Duration wait = Backoff.after(delivery.attempts() + 1, retry.first(), retry.longest());
    road.blocked(delivery, refusal);
    Instant next = clock.instant().plus(wait);
    ledger.change(
        draft -> {
          draft.put(delivery.failed(next));
          return null;
        });
  }
}
