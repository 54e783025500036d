package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.Payments.eur;

import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorized;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptured;
import dev.plumb.billing.domain.Trigger.RefundRequested;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One order's life, in an order that the seed decides: each stream keeps its own, the provider
 * keeps none.
 */
final class Story {

  final long seed;
  private final Random random;
  final Provider provider;
  private final Queue<Trigger> order = new ArrayDeque<>();
  private final Queue<Trigger> shipment = new ArrayDeque<>();
  private final Set<RefundId> requested = new HashSet<>();
  private boolean cancelled;
  private boolean asked;
  private boolean dispatched;
  Payment payment = Payments.blank();
  int events;

  Story(long seed) {
    this.seed = seed;
    random = new Random(seed);
    provider = new Provider(random);
    if (random.nextInt(10) > 0) {
      order.add(Payments.placed());
    }
    cancelled = random.nextInt(2) == 0;
    if (cancelled || order.isEmpty()) {
      cancelled = true;
      order.add(Payments.cancel());
    }
    for (int refunds = random.nextInt(4); refunds > 0; refunds--) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      requested.add(new RefundId(id));
      order.add(new RefundRequested(new RefundId(id), eur(1 + random.nextInt(1500))));
    }
  }

  Story toItsEnd() {
    boolean mayExpire = random.nextInt(4) == 0;
    while (true) {
      List<Runnable> steps =
          Stream.<Runnable>of(
                  order.isEmpty() ? null : () -> react(order.remove()),
                  shipment.isEmpty() ? null : () -> react(shipment.remove()),
                  provider.said.isEmpty()
                      ? null
                      : () -> react(provider.said.remove(random.nextInt(provider.said.size()))),
                  cancelled && !asked ? this::shippingHearsOfIt : null)
              .filter(step -> step != null)
              .toList();
      if (steps.isEmpty()) {
        return this;
      }
      steps.get(random.nextInt(steps.size())).run();
      if (mayExpire && random.nextInt(8) == 0) {
        provider.expire();
      }
    }
  }

  /** Only what the order asked for goes back once the goods are gone. */
  boolean paysBackGoodsThatLeft() {
    return dispatched
        && payment.refunds().stream().anyMatch(refund -> !requested.contains(refund.id()));
  }

  boolean orderIsOver() {
    return cancelled && !dispatched;
  }

  private void react(Trigger trigger) {
    if (payment.on(trigger) instanceof Decision.Accepted accepted) {
      payment = accepted.payment();
      events += accepted.events().size();
      accepted.calls().forEach(provider::take);
      accepted.events().forEach(this::shippingHears);
    }
  }

  /** Exactly one verdict for each request. */
  private void shippingHearsOfIt() {
    asked = true;
    shipment.add(dispatched ? Payments.goodsGone() : Payments.goodsKept());
  }

  private void shippingHears(PaymentEvent event) {
    switch (event) {
      case PaymentAuthorized _ when !asked -> shipment.add(Payments.prepared());
      case PaymentCaptured _ when !asked -> dispatched = true;
      default -> {}
    }
  }
}
