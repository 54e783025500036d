package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Refusal.Reason;
import dev.plumb.billing.domain.Trigger.Authorized;
import dev.plumb.billing.domain.Trigger.Captured;
import dev.plumb.billing.domain.Trigger.OfAttempt;
import java.util.Optional;

/** What the provider says is held against what it was asked for, before the table is looked at. */
final class Plausibility {

  private Plausibility() {}

  static Optional<Decision> objection(Payment payment, Trigger trigger) {
    return trigger instanceof OfAttempt said ? ofAttempt(payment, said) : Optional.empty();
  }

  private static Optional<Decision> ofAttempt(Payment payment, OfAttempt said) {
    if (said.attempt() > payment.attempt() || said.attempt() < 1) {
      return Optional.of(
          Decision.refused(Reason.UNKNOWN_ATTEMPT, "attempt %d".formatted(said.attempt())));
    }
    if (said.attempt() < payment.attempt()) {
      return Optional.of(ofEarlierAttempt(payment, said));
    }
    return switch (said) {
      case Authorized held -> contradiction(payment, held.intent(), held.amount());
      case Captured taken -> contradiction(payment, taken.intent(), taken.amount());
      default -> Optional.empty();
    };
  }

  /** Whatever an overtaken attempt holds is let go, so that the amount is never held twice. */
  private static Decision ofEarlierAttempt(Payment payment, OfAttempt said) {
    return switch (said) {
      case Authorized held -> Authorization.letGo(payment, held);
      case Captured taken ->
          Decision.refused(
              Reason.CONTRADICTION,
              "%s was captured for the overtaken attempt %d"
                  .formatted(taken.intent(), taken.attempt()));
      default -> new Decision.AlreadyDone(payment);
    };
  }

  private static Optional<Decision> contradiction(Payment payment, String intent, Money amount) {
    if (!amount.equals(payment.bill().due())) {
      return Optional.of(
          Decision.refused(
              Reason.CONTRADICTION,
              "%s is over %d %s, due are %d %s"
                  .formatted(
                      intent,
                      amount.minorUnits(),
                      amount.currency(),
                      payment.bill().due().minorUnits(),
                      payment.bill().due().currency())));
    }
    return payment
        .intent()
        .filter(known -> !known.equals(intent))
        .map(
            known ->
                Decision.refused(
                    Reason.CONTRADICTION, "%s beside the known %s".formatted(intent, known)));
  }
}
