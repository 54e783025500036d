package dev.plumb.order.usecase;

import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What an order decides about a fact from another service or a timer, for the inbox to write down.
 */
@Singleton
public class Reactions {

  private final OrderEvents events;
  private final OrderTimers timers;

  Reactions(OrderEvents events, OrderTimers timers) {
    this.events = events;
    this.timers = timers;
  }

  public Reaction<Order> to(Decision decision) {
    return switch (decision) {
      case Decision.Accepted it ->
          new Reaction.Applied<>(
              it.order(),
              events.of(it.order(), it.events()),
              List.of(),
              timers.of(it.order(), it.events()));
      case Decision.AlreadyDone it -> Reaction.applied(it.order());
      case Decision.Refused it -> Reaction.refused(it.why().reason());
    };
  }
}
