package dev.plumb.order.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.PaymentFact;
import dev.plumb.order.domain.PaymentTotals;
import java.util.Currency;

/** Reads the fields of billing's events that matter to an order. */
final class PaymentData {

  private PaymentData() {}

  static PaymentFact authorized(EventData data) {
    return new PaymentFact.Authorized(totals(data));
  }

  static PaymentFact declined(EventData data) {
    return new PaymentFact.Declined();
  }

  static PaymentFact expired(EventData data) {
    return new PaymentFact.AuthorizationExpired();
  }

  static PaymentFact captureFailed(EventData data) {
    return new PaymentFact.CaptureFailed(data.string("reason"));
  }

  static PaymentFact voided(EventData data) {
    return new PaymentFact.Voided(totals(data));
  }

  static PaymentFact closed(EventData data) {
    return new PaymentFact.ClosedWithoutCharge(data.string("reason"));
  }

  static PaymentFact moneyMoved(EventData data) {
    return new PaymentFact.MoneyMoved(totals(data));
  }

  private static PaymentTotals totals(EventData data) {
    Currency currency = data.currency("currency");
    return new PaymentTotals(
        new Money(data.number("authorizedTotal"), currency),
        new Money(data.number("capturedTotal"), currency),
        new Money(data.number("refundedTotal"), currency));
  }
}
