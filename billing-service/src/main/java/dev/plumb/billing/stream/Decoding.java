package dev.plumb.billing.stream;

import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.usecase.Reactions;
import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.Reaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** From bytes to a trigger, and on to the payment's reaction. */
@Singleton
class Decoding {

  private final Contracts contracts;
  private final Reactions reactions;

  Decoding(Contracts contracts, Reactions reactions) {
    this.contracts = contracts;
    this.reactions = reactions;
  }

  /** The type under which the table has it. */
  String readsAs(String wireType) {
    return contracts.readsAs(wireType);
  }

  BiFunction<Payment, ReceivedEvent, Reaction<Payment>> toAll(
      BiFunction<EventData, Payment, List<Trigger>> triggers) {
    return (payment, event) -> reactions.toAll(payment, triggers.apply(read(event), payment));
  }

  BiFunction<Payment, ReceivedEvent, Reaction<Payment>> to(Function<EventData, Trigger> trigger) {
    return (payment, event) -> reactions.to(payment, trigger.apply(read(event)));
  }

  private EventData read(ReceivedEvent event) {
    return contracts.decode(event.type(), event.key(), event.body());
  }
}
