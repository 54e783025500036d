package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.Shipment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a shipment decides about a fact from another service, for the inbox to write down. */
@Singleton
public class Reactions {

  private final ShipmentEvents events;

  Reactions(ShipmentEvents events) {
    this.events = events;
  }

  /** To several facts at once, in this order; what is refused of them is behind the shipment. */
  public Reaction<Shipment> toAll(Shipment shipment, List<Function<Shipment, Decision>> facts) {
    Decision.Accepted all = new Decision.Accepted(shipment, List.of(), false);
    for (Function<Shipment, Decision> fact : facts) {
      if (fact.apply(all.next()) instanceof Decision.Accepted then) {
        all =
            new Decision.Accepted(
                then.next(),
                Stream.concat(all.events().stream(), then.events().stream()).toList(),
                all.dispatch() || then.dispatch());
      }
    }
    return to(all);
  }

  public Reaction<Shipment> to(Decision decision) {
    return to(decision, it -> it.dispatch() ? List.of(DispatchRequest.of(it.next())) : List.of());
  }

  /** The same, with the carrier asked to fetch the parcel. */
  public Reaction<Shipment> fetchingBack(Decision decision) {
    return to(decision, it -> List.of(FetchBackRequest.of(it.next())));
  }

  private Reaction<Shipment> to(
      Decision decision, Function<Decision.Accepted, List<NewEffect>> effects) {
    return switch (decision) {
      case Decision.Accepted it ->
          new Reaction.Applied<>(it.next(), events.of(it), effects.apply(it));
      case Decision.AlreadyDone it -> Reaction.applied(it.shipment());
      case Decision.Refused it -> Reaction.refused(it.why().toString());
    };
  }
}
