package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.PaymentEvent;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorizationExpired;
import dev.plumb.billing.domain.PaymentEvent.PaymentAuthorized;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptureFailed;
import dev.plumb.billing.domain.PaymentEvent.PaymentCaptured;
import dev.plumb.billing.domain.PaymentEvent.PaymentClosedWithoutCharge;
import dev.plumb.billing.domain.PaymentEvent.PaymentDeclined;
import dev.plumb.billing.domain.PaymentEvent.PaymentVoided;
import dev.plumb.billing.domain.PaymentEvent.RefundCompleted;
import dev.plumb.billing.domain.PaymentEvent.RefundFailed;
import dev.plumb.billing.domain.PaymentEvent.RefundStarted;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names on the wire: the folders in {@code contracts/payment}, never the classes' names. */
final class WireTypes {

  static final String STREAM = "payment";

  /** Not an event of a payment's life: stands for those that can't be had any more. */
  static final String STATE = "payment.payment-state.v1";

  private static final Map<Class<? extends PaymentEvent>, String> TYPES =
      Map.of(
          PaymentAuthorized.class, "payment.payment-authorized.v1",
          PaymentDeclined.class, "payment.payment-declined.v1",
          PaymentAuthorizationExpired.class, "payment.payment-authorization-expired.v1",
          PaymentCaptured.class, "payment.payment-captured.v1",
          PaymentCaptureFailed.class, "payment.payment-capture-failed.v1",
          PaymentVoided.class, "payment.payment-voided.v1",
          RefundStarted.class, "payment.refund-started.v1",
          RefundCompleted.class, "payment.refund-completed.v1",
          RefundFailed.class, "payment.refund-failed.v1",
          PaymentClosedWithoutCharge.class, "payment.payment-closed-without-charge.v1");

  private WireTypes() {}

  static String of(PaymentEvent event) {
    return TYPES.get(event.getClass());
  }

  static Set<String> all() {
    return Stream.concat(TYPES.values().stream(), Stream.of(STATE))
        .collect(Collectors.toUnmodifiableSet());
  }
}
