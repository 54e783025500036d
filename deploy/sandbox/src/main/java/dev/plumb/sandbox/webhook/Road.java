package dev.plumb.sandbox.webhook;

import dev.plumb.sandbox.ledger.Delivery;
import dev.plumb.sandbox.ledger.Delivery.Receiver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says once that a receiver takes nothing, and once that it does again: not for each try. */
final class Road {
  private static final Logger LOG = Logger.getLogger(Road.class);

  private final Set<Receiver> blocked = ConcurrentHashMap.newKeySet();

  void blocked(Delivery delivery, String refusal) {
    boolean news = blocked.add(delivery.receiver());
    LOG.logf(
        news ? Logger.Level.WARN : Logger.Level.DEBUG,
        "webhook not taken, retried until it is: receiver=%s event=%s type=%s subject=%s"
            + " attempt=%d: %s",
        delivery.receiver(),
        delivery.id(),
        delivery.type(),
        delivery.subject(),
        delivery.attempts() + 1,
        refusal);
  }

  void free(Delivery delivery) {
    if (blocked.remove(delivery.receiver())) {
      LOG.infof(
          "webhooks are taken again: receiver=%s event=%s", delivery.receiver(), delivery.id());
    }
  }
}
