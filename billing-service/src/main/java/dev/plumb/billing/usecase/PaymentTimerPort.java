package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.timer.firing.DueTimer;
import dev.plumb.eventing.timer.firing.TimerPort;
import java.util.function.IntFunction;

/**
 * Time itself as a trigger.
 *
 * @param trigger of the attempt the timer was set for
 */
record PaymentTimerPort(
    String purpose,
    Aggregates<Payment> aggregates,
    Reactions reactions,
    IntFunction<Trigger> trigger)
    implements TimerPort<Payment> {

  @Override
  public Reaction<Payment> fire(Payment payment, DueTimer timer) {
    return reactions.to(payment, trigger.apply((int) timer.version()));
  }
}
