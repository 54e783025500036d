package dev.plumb.shipping.usecase;

import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.Shipment;
import jakarta.inject.Singleton;
import java.util.List;

/** What a shipment decides about a fact from another service, for the inbox to write down. */
@Singleton
public class Reactions {

  private final ShipmentEvents events;

  Reactions(ShipmentEvents events) {
    this.events = events;
  }

  public Reaction<Shipment> to(Decision decision) {
    return switch (decision) {
      case Decision.Accepted it ->
          new Reaction.Applied<>(
              it.next(),
              events.of(it),
              it.dispatch() ? List.of(DispatchRequest.of(it.next())) : List.of());
      case Decision.AlreadyDone it -> Reaction.applied(it.shipment());
      case Decision.Refused it -> Reaction.refused(it.why().toString());
    };
  }
}
