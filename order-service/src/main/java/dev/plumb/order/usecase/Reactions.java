package dev.plumb.order.usecase;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an order decides about a fact from another service or a timer, for the inbox to write down.
 */
@Singleton
public class Reactions {

  private final OrderEvents events;
  private final Announcements announcements;
  private final OrderTimers timers;

  Reactions(OrderEvents events, Announcements announcements, OrderTimers timers) {
    this.events = events;
    this.announcements = announcements;
    this.timers = timers;
  }

  /** To several facts at once, in this order; what the order refuses of them it has behind it. */
  public Reaction<Order> toAll(Order order, List<Function<Order, Decision>> facts) {
    Order now = order;
    List<OrderEvent> happened = new ArrayList<>();
    for (Function<Order, Decision> fact : facts) {
      if (fact.apply(now) instanceof Decision.Accepted(Order next, List<OrderEvent> more)) {
        now = next;
        happened.addAll(more);
      }
    }
    return applied(now, happened);
  }

  public Reaction<Order> to(Decision decision) {
    return switch (decision) {
      case Decision.Accepted it -> applied(it.order(), it.events());
      case Decision.AlreadyDone it -> Reaction.applied(it.order());
      case Decision.Refused it -> Reaction.refused(it.why().reason());
    };
  }

  private Reaction<Order> applied(Order after, List<OrderEvent> happened) {
    List<NewEvent> told = events.of(after, happened);
    return new Reaction.Applied<>(
        after, told, announcements.of(after, happened, told), timers.of(after, happened));
  }
}
