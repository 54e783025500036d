package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Decision.AlreadyDone;
import dev.plumb.billing.domain.Refund.State;
import dev.plumb.billing.domain.Refusal.Reason;
import dev.plumb.billing.domain.Trigger.RefundCompleted;
import dev.plumb.billing.domain.Trigger.RefundFailed;
import dev.plumb.billing.domain.Trigger.RefundRequested;
import dev.plumb.billing.domain.Trigger.RetryRefund;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Steps that give money back. What is under way counts as gone, so no two can share a cent. */
final class Refunding {

  private Refunding() {}

  /** Refused ones are answered with an event, because the order waits for one. */
  static Decision request(Payment payment, RefundRequested asked) {
    if (find(payment, asked.refund()).isPresent()) {
      return new AlreadyDone(payment);
    }
    Money amount = asked.amount();
    if (!amount.currency().equals(payment.balance().currency())
        || amount.minorUnits() < 1
        || amount.minorUnits() > remainder(payment)) {
      return Decision.accepted(
          payment,
          new PaymentEvent.RefundFailed(
              asked.refund(),
              "%d are left to refund".formatted(remainder(payment)),
              payment.balance()));
    }
    return start(payment, Refund.started(asked.refund(), amount.minorUnits()));
  }

  /** What billing has forgotten of a payment it may hear of in any order. */
  static Decision later(Payment payment, RefundRequested asked) {
    if (find(payment, asked.refund()).isPresent()) {
      return new AlreadyDone(payment);
    }
    if (!asked.amount().currency().equals(payment.bill().due().currency())) {
      return request(payment, asked);
    }
    List<Refund> all = new ArrayList<>(payment.refunds());
    all.add(Refund.wanted(asked.refund(), asked.amount().minorUnits()));
    return Decision.accepted(payment.withRefunds(all));
  }

  static Decision.Accepted startWaiting(Decision.Accepted taken) {
    Payment payment = taken.payment();
    List<Refund> waiting =
        payment.refunds().stream().filter(refund -> refund.is(State.WANTED)).toList();
    if (waiting.isEmpty()) {
      return taken;
    }
    List<Refund> others = new ArrayList<>(payment.refunds());
    others.removeAll(waiting);
    Decision.Accepted all = taken.then(Decision.accepted(payment.withRefunds(others)));
    for (Refund refund : waiting) {
      Money amount = new Money(refund.amount(), payment.balance().currency());
      all = all.then(request(all.payment(), new RefundRequested(refund.id(), amount)));
    }
    return all;
  }

  static Decision startOfRemainder(Payment payment) {
    RefundId id = RefundId.ofCancellation(payment.order(), payment.refunds().size());
    return start(payment, Refund.started(id, remainder(payment)));
  }

  private static Decision start(Payment payment, Refund refund) {
    List<Refund> all = new ArrayList<>(payment.refunds());
    all.add(refund);
    return sent(payment.withRefunds(all), refund);
  }

  static Decision retry(Payment payment, RetryRefund retry) {
    return find(payment, retry.refund())
        .filter(refund -> refund.is(State.FAILED) && refund.amount() <= remainder(payment))
        .map(Refund::again)
        .map(refund -> sent(replaced(payment, refund), refund))
        .orElseGet(() -> unknown(retry.refund()));
  }

  /** Those that were tried less often than is allowed; the rest is left to a person. */
  static Decision retryAll(Payment payment) {
    Decision.Accepted all = Decision.accepted(payment);
    for (Refund refund : payment.refunds()) {
      if (refund.is(State.FAILED) && refund.attempt() < Refund.MOST_ATTEMPTS) {
        all = all.then(retry(all.payment(), new RetryRefund(refund.id())));
      }
    }
    return all.calls().isEmpty()
        ? Decision.refused(Reason.NO_ATTEMPT_LEFT, "a failed refund needs a person")
        : all;
  }

  private static Decision sent(Payment payment, Refund refund) {
    return Decision.accepted(
            payment.in(PaymentStatus.REFUNDING),
            new PaymentEvent.RefundStarted(refund.id(), refund.amount(), payment.balance()))
        .call(
            new ProviderCall.Refund(
                refund.id(),
                refund.attempt(),
                payment.intent().orElseThrow(),
                new Money(refund.amount(), payment.balance().currency())));
  }

  static Decision complete(Payment payment, RefundCompleted said) {
    return about(payment, said.refund(), said.attempt(), refund -> complete(payment, refund, said));
  }

  private static Decision complete(Payment payment, Refund refund, RefundCompleted said) {
    if (!said.amount().equals(new Money(refund.amount(), payment.balance().currency()))) {
      return Decision.refused(
          Reason.CONTRADICTION,
          "refund %s is over %d".formatted(refund.id().value(), said.amount().minorUnits()));
    }
    if (!refund.is(State.PENDING)) {
      return new AlreadyDone(payment);
    }
    Payment next = settled(replaced(payment, refund.completed()));
    return Decision.accepted(next, new PaymentEvent.RefundCompleted(refund.id(), next.balance()));
  }

  /** Outranks a completion: the money came back to us. */
  static Decision fail(Payment payment, RefundFailed said) {
    return about(
        payment,
        said.refund(),
        said.attempt(),
        refund -> {
          if (refund.is(State.FAILED)) {
            return new AlreadyDone(payment);
          }
          Payment next = settled(replaced(payment, refund.failed()));
          return Decision.accepted(
              next, new PaymentEvent.RefundFailed(refund.id(), said.reason(), next.balance()));
        });
  }

  private static Decision about(
      Payment payment, RefundId id, int attempt, Function<Refund, Decision> step) {
    Optional<Refund> known = find(payment, id).filter(refund -> attempt <= refund.attempt());
    return known
        .map(refund -> attempt < refund.attempt() ? new AlreadyDone(payment) : step.apply(refund))
        .orElseGet(() -> unknown(id));
  }

  private static Decision unknown(RefundId id) {
    return Decision.refused(Reason.UNKNOWN_REFUND, id.value().toString());
  }

  /** What could still be refunded. */
  static long remainder(Payment payment) {
    return payment.balance().captured()
        - sum(payment, State.COMPLETED)
        - sum(payment, State.PENDING);
  }

  private static Payment settled(Payment payment) {
    long refunded = sum(payment, State.COMPLETED);
    return payment
        .withBalance(payment.balance().withRefunded(refunded))
        .in(status(payment, refunded));
  }

  private static PaymentStatus status(Payment payment, long refunded) {
    if (has(payment, State.PENDING)) {
      return PaymentStatus.REFUNDING;
    }
    if (refunded == payment.balance().captured()) {
      return PaymentStatus.REFUNDED;
    }
    return has(payment, State.FAILED)
        ? PaymentStatus.REFUND_FAILED
        : PaymentStatus.PARTIALLY_REFUNDED;
  }

  private static boolean has(Payment payment, State state) {
    return payment.refunds().stream().anyMatch(refund -> refund.is(state));
  }

  private static long sum(Payment payment, State state) {
    return payment.refunds().stream()
        .filter(refund -> refund.is(state))
        .mapToLong(Refund::amount)
        .sum();
  }

  private static Optional<Refund> find(Payment payment, RefundId id) {
    return payment.refunds().stream().filter(refund -> refund.id().equals(id)).findFirst();
  }

  private static Payment replaced(Payment payment, Refund refund) {
    return payment.withRefunds(
        payment.refunds().stream()
            .map(known -> known.id().equals(refund.id()) ? refund : known)
            .toList());
  }
}
