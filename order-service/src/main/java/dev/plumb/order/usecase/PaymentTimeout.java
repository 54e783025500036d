package dev.plumb.order.usecase;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.timer.firing.DueTimer;
import dev.plumb.eventing.timer.firing.TimerPort;
import dev.plumb.order.domain.Order;
import jakarta.inject.Singleton;

/**
 * Nobody promised the money in time. An authorization that comes meanwhile wins if it is written
 * down first; one that comes later is voided by billing, which hears of the cancellation.
 */
@Singleton
class PaymentTimeout implements TimerPort<Order> {

  private final Aggregates<Order> orders;
  private final Reactions reactions;

  PaymentTimeout(Aggregates<Order> orders, Reactions reactions) {
    this.orders = orders;
    this.reactions = reactions;
  }

  @Override
  public String purpose() {
    return OrderTimers.PAYMENT;
  }

  @Override
  public Aggregates<Order> aggregates() {
    return orders;
  }

  @Override
  public Reaction<Order> fire(Order order, DueTimer timer) {
    return timer.version() == order.version()
        ? reactions.to(order.paymentTimedOut())
        : Reaction.refused("it was meant for version " + timer.version());
  }
}
