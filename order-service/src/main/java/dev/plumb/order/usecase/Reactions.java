package dev.plumb.order.usecase;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import jakarta.inject.Singleton;
import java.util.List;

/** What an order decides about a fact from another service, for the inbox to write down. */
@Singleton
public class Reactions {

  private final OrderEvents events;
  private final MerchantNews news;

  Reactions(OrderEvents events, MerchantNews news) {
    this.events = events;
    this.news = news;
  }

  public Reaction<Order> to(Decision decision) {
    return switch (decision) {
      case Decision.Accepted it -> applied(it);
      case Decision.AlreadyDone it -> Reaction.applied(it.order());
      case Decision.Refused it -> Reaction.refused(it.why().reason());
    };
  }

  private Reaction<Order> applied(Decision.Accepted accepted) {
    List<NewEvent> told = events.of(accepted.order(), accepted.events());
    return new Reaction.Applied<>(
        accepted.order(), told, news.of(accepted.order(), accepted.events(), told));
  }
}
