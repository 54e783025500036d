package dev.plumb.billing.domain;

import dev.plumb.billing.domain.PaymentEvent.PaymentCaptureFailed;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptured;
import dev.plumb.billing.domain.Trigger.CancellationRequested;
import dev.plumb.billing.domain.Trigger.CaptureRefused;
import dev.plumb.billing.domain.Trigger.Captured;
import dev.plumb.billing.domain.Trigger.ShipmentPrepared;

/** Steps around taking the amount. */
final class Capturing {

  private Capturing() {}

  static Decision begin(Payment payment, ShipmentPrepared prepared) {
    return Decision.accepted(payment.in(PaymentStatus.CAPTURING).withParcel(prepared.parcel()))
        .call(
            new ProviderCall.Capture(
                payment.attempt(), payment.intent().orElseThrow(), payment.bill().due()));
  }

  static Decision take(Payment payment, Captured captured) {
    Payment taken =
        payment
            .in(PaymentStatus.CAPTURED)
            .withIntent(captured.intent())
            .withCharge(captured.charge())
            .withBalance(payment.balance().withCaptured(captured.amount()));
    return waitingCancellation(
        Refunding.startWaiting(
            taken
                .parcel()
                .map(parcel -> Decision.accepted(taken, paid(taken, parcel)))
                .orElseGet(() -> Decision.accepted(taken))));
  }

  /** Taken before shipping was ready, by someone at the provider: told once there is a parcel. */
  static Decision announce(Payment payment, ShipmentPrepared prepared) {
    return payment.parcel().isPresent()
        ? new Decision.AlreadyDone(payment)
        : Decision.accepted(
            payment.withParcel(prepared.parcel()), paid(payment, prepared.parcel()));
  }

  private static PaymentCaptured paid(Payment payment, Parcel parcel) {
    return new PaymentCaptured(
        CaptureId.of(payment.order(), payment.attempt()), parcel, payment.balance());
  }

  /**
   * A cancellation waits for shipping's verdict even here: a carrier may have the parcel once
   * shipping has seen the capture. Where nobody asked to cancel, nothing was ever prepared.
   */
  static Decision takeLate(Payment payment, Captured captured) {
    return payment.cancellation().requested()
        ? take(payment, captured)
        : take(payment.withCancellation(Cancellation.COMPLETE), captured);
  }

  static Decision fail(Payment payment, CaptureRefused refused) {
    return waitingCancellation(
        Decision.accepted(
            payment.in(PaymentStatus.AUTHORIZED), new PaymentCaptureFailed(refused.reason())));
  }

  private static Decision waitingCancellation(Decision.Accepted accepted) {
    return accepted.payment().cancellation().requested()
        ? accepted.then(accepted.payment().on(new CancellationRequested()))
        : accepted;
  }
}
