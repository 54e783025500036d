package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.timer.firing.TimerPort;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What happens to a payment when a time has come. */
@Singleton
class PaymentTimerPorts {

  @Produces
  @Singleton
  TimerPort<Payment> expiry(Aggregates<Payment> payments, Reactions reactions) {
    return new PaymentTimerPort(
        PaymentTimers.EXPIRY, payments, reactions, Trigger.AuthorizationLapsed::new);
  }

  @Produces
  @Singleton
  TimerPort<Payment> renewal(Aggregates<Payment> payments, Reactions reactions) {
    return new PaymentTimerPort(PaymentTimers.RENEWAL, payments, reactions, Trigger.Renew::new);
  }

  @Produces
  @Singleton
  TimerPort<Payment> refunds(Aggregates<Payment> payments, Reactions reactions) {
    return new PaymentTimerPort(
        PaymentTimers.REFUNDS, payments, reactions, _ -> new Trigger.RetryRefunds());
  }
}
