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
    return of(payment, WireTypes.of(event), own(event));
  }

  static EventFields state(Payment payment) {
    return of(
        payment,
        WireTypes.STATE,
        with(payment.balance(), Map.of("status", payment.status().name())));
  }

  private static EventFields of(Payment payment, String type, Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(own);
    all.put("orderId", payment.order().value());
    all.put("paymentId", payment.id().value());
    return new EventFields(type, all);
  }

  private static Map<String, Object> own(PaymentEvent event) {
    return switch (event) {
      case PaymentAuthorized e ->
          with(e.balance(), Map.of("attempt", e.attempt(), "expiresAt", e.expiresAt()));
      case PaymentDeclined e ->
          Map.of(
              "attempt", e.attempt(),
              "retryable", e.retryable(),
              "declineCode", e.declineCode());
      case PaymentAuthorizationExpired e -> Map.of("attempt", e.attempt());
      case PaymentCaptured e ->
          with(
              e.balance(),
              Map.of(
                  "captureId", e.capture().value(),
                  "shipmentId", e.parcel().shipment().value(),
                  "lineIds", e.parcel().lineIds()));
      case PaymentCaptureFailed e -> Map.of("reason", e.reason());
      case PaymentVoided e -> with(e.balance(), Map.of());
      case RefundStarted e ->
          with(e.balance(), Map.of("refundId", e.refund().value(), "amount", e.amount()));
      case RefundCompleted e -> with(e.balance(), Map.of("refundId", e.refund().value()));
      case RefundFailed e ->
          with(e.balance(), Map.of("refundId", e.refund().value(), "reason", e.reason()));
      case PaymentClosedWithoutCharge e -> Map.of("reason", e.reason());
    };
  }

  private static Map<String, Object> with(Balance balance, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("currency", balance.currency().getCurrencyCode());
    all.put("authorizedTotal", balance.authorized());
    all.put("capturedTotal", balance.captured());
    all.put("refundedTotal", balance.refunded());
    return all;
  }
}
