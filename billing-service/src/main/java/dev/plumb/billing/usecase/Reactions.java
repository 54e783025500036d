package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.Decision.AlreadyDone;
import dev.plumb.billing.domain.Decision.Refused;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentEvent;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.eventing.inbox.Reaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A payment's decision in the words of eventing. */
@Singleton
public class Reactions {

  private final Contracts contracts;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final PaymentTimers timers;

  Reactions(Contracts contracts, Supplier<UUID> ids, InstantSource clock, PaymentTimers timers) {
    this.contracts = contracts;
    this.ids = ids;
    this.clock = clock;
    this.timers = timers;
  }

  public Reaction<Payment> to(Payment payment, Trigger trigger) {
    return switch (payment.on(trigger)) {
      case Accepted accepted -> applied(payment, accepted);
      case AlreadyDone _ -> Reaction.applied(payment);
      case Refused refused -> Reaction.refused(refused.why().text());
    };
  }

  /** To several triggers at once, in this order; what it refuses of them is behind it. */
  public Reaction<Payment> toAll(Payment payment, List<Trigger> triggers) {
    return applied(payment, payment.onAll(triggers));
  }

  Reaction.Applied<Payment> applied(Payment before, Accepted accepted) {
    Payment next = accepted.payment();
    List<NewEvent> events = new ArrayList<>(accepted.events().size());
    Instant now = clock.instant();
    for (PaymentEvent event : accepted.events()) {
      events.add(event(next, event, before.version() + events.size() + 1, now));
    }
    List<NewEffect> effects =
        accepted.calls().stream().map(call -> ProviderEffects.effect(next.order(), call)).toList();
    return new Reaction.Applied<>(next, events, effects, timers.of(accepted));
  }

  private NewEvent event(Payment payment, PaymentEvent event, long version, Instant now) {
    EventFields wire = EventFields.of(payment, event);
    return new NewEvent(
        ids.get(),
        WireTypes.STREAM,
        payment.order().value(),
        version,
        wire.type(),
        contracts.schemaRef(wire.type()),
        now,
        contracts.encode(wire.type(), wire.fields()));
  }
}
