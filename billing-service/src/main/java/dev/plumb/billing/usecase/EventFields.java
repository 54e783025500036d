package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Balance;
import dev.plumb.billing.domain.Payment;
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
import java.util.HashMap;
import java.util.Map;

/** An event's wire type and fields, as {@code contracts/payment} describes them. */
record EventFields(String type, Map<String, Object> fields) {

  static EventFields of(Payment payment, PaymentEvent event) {
    return of(payment, named(event));
  }

  /** Not an event of a payment's life: stands for those that can't be had any more. */
  static EventFields state(Payment payment) {
    return of(
        payment,
        new EventFields("payment-state", Map.of("status", payment.status().name()))
            .with(payment.balance()));
  }

  private static EventFields of(Payment payment, EventFields named) {
    Map<String, Object> all = new HashMap<>(named.fields);
    all.put("orderId", payment.order().value());
    all.put("paymentId", payment.id().value());
    return new EventFields("payment." + named.type + ".v1", all);
  }

  private static EventFields named(PaymentEvent event) {
    return switch (event) {
      case PaymentAuthorized e ->
          new EventFields(
                  "payment-authorized", Map.of("attempt", e.attempt(), "expiresAt", e.expiresAt()))
              .with(e.balance());
      case PaymentDeclined e ->
          new EventFields(
              "payment-declined",
              Map.of(
                  "attempt", e.attempt(),
                  "retryable", e.retryable(),
                  "declineCode", e.declineCode()));
      case PaymentAuthorizationExpired e ->
          new EventFields("payment-authorization-expired", Map.of("attempt", e.attempt()));
      case PaymentCaptured e ->
          new EventFields(
                  "payment-captured",
                  Map.of(
                      "captureId", e.capture().value(),
                      "shipmentId", e.parcel().shipment().value(),
                      "lineIds", e.parcel().lineIds()))
              .with(e.balance());
      case PaymentCaptureFailed e ->
          new EventFields("payment-capture-failed", Map.of("reason", e.reason()));
      case PaymentVoided e -> new EventFields("payment-voided", Map.of()).with(e.balance());
      case RefundStarted e ->
          new EventFields(
                  "refund-started", Map.of("refundId", e.refund().value(), "amount", e.amount()))
              .with(e.balance());
      case RefundCompleted e ->
          new EventFields("refund-completed", Map.of("refundId", e.refund().value()))
              .with(e.balance());
      case RefundFailed e ->
          new EventFields(
                  "refund-failed", Map.of("refundId", e.refund().value(), "reason", e.reason()))
              .with(e.balance());
      case PaymentClosedWithoutCharge e ->
          new EventFields("payment-closed-without-charge", Map.of("reason", e.reason()));
    };
  }

  private EventFields with(Balance balance) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("currency", balance.currency().getCurrencyCode());
    all.put("authorizedTotal", balance.authorized());
    all.put("capturedTotal", balance.captured());
    all.put("refundedTotal", balance.refunded());
    return new EventFields(type, all);
  }
}
