package dev.plumb.order.usecase;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.timer.firing.DueTimer;
import dev.plumb.eventing.timer.firing.TimerPort;
import dev.plumb.order.domain.Order;
import jakarta.inject.Singleton;

/**
 * Nothing can be sent back any more. Refunds that were asked for since the delivery raise the
 * version and don't matter; whether a return was, the status says.
 */
@Singleton
class ReturnWindow implements TimerPort<Order> {

  private final Aggregates<Order> orders;
  private final Reactions reactions;

  ReturnWindow(Aggregates<Order> orders, Reactions reactions) {
    this.orders = orders;
    this.reactions = reactions;
  }

  @Override
  public String purpose() {
    return OrderTimers.RETURNS;
  }

  @Override
  public Aggregates<Order> aggregates() {
    return orders;
  }

  @Override
  public Reaction<Order> fire(Order order, DueTimer timer) {
    return reactions.to(order.returnWindowOver());
  }
}
