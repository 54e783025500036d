package dev.plumb.billing.domain;

import java.util.List;
import java.util.Optional;

/**
 * The money of one order.
 *
 * @param version of its last event on the payment stream; 0 before the first
 * @param attempt the latest authorisation asked for; 0 before the first
 * @param intent the provider's id of what holds, or has taken, the amount
 * @param charge the provider's id of what took it
 * @param parcel what the capture is for, once shipping has it ready
 * @param refunds in the order they were started
 */
public record Payment(
    PaymentId id,
    OrderId order,
    long version,
    PaymentStatus status,
    Bill bill,
    Balance balance,
    int attempt,
    Optional<String> intent,
    Optional<String> charge,
    Optional<Parcel> parcel,
    Cancellation cancellation,
    List<Refund> refunds) {

  public static final int MOST_ATTEMPTS = 3;

  public Payment {
    refunds = List.copyOf(refunds);
  }

  /** Somebody spoke of the order; nothing is known yet. */
  public static Payment blank(PaymentId id, OrderId order) {
    return new Payment(
        id,
        order,
        0,
        PaymentStatus.NEW,
        Bill.NONE,
        Balance.NONE,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Cancellation.NONE,
        List.of());
  }

  public Decision on(Trigger trigger) {
    return Transitions.decide(this, trigger);
  }

  /** What is refused of them changes nothing. */
  public Decision.Accepted onAll(List<Trigger> triggers) {
    Decision.Accepted all = Decision.accepted(this);
    for (Trigger trigger : triggers) {
      all = all.then(all.payment().on(trigger));
    }
    return all;
  }

  Payment raisedBy(int events) {
    return new Payment(
        id,
        order,
        version + events,
        status,
        bill,
        balance,
        attempt,
        intent,
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment in(PaymentStatus next) {
    return new Payment(
        id,
        order,
        version,
        next,
        bill,
        balance,
        attempt,
        intent,
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment withBill(Bill asked) {
    return new Payment(
        id,
        order,
        version,
        status,
        asked,
        Balance.of(asked.due().currency()),
        attempt,
        intent,
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment withBalance(Balance next) {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        next,
        attempt,
        intent,
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment withNextAttempt() {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        balance,
        attempt + 1,
        Optional.empty(),
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment withIntent(String known) {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        balance,
        attempt,
        Optional.of(known),
        charge,
        parcel,
        cancellation,
        refunds);
  }

  Payment withCharge(String known) {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        balance,
        attempt,
        intent,
        Optional.of(known),
        parcel,
        cancellation,
        refunds);
  }

  Payment withParcel(Parcel ready) {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        balance,
        attempt,
        intent,
        charge,
        Optional.of(ready),
        cancellation,
        refunds);
  }

  Payment withCancellation(Cancellation next) {
    return new Payment(
        id, order, version, status, bill, balance, attempt, intent, charge, parcel, next, refunds);
  }

  Payment withRefunds(List<Refund> next) {
    return new Payment(
        id,
        order,
        version,
        status,
        bill,
        balance,
        attempt,
        intent,
        charge,
        parcel,
        cancellation,
        next);
  }
}
