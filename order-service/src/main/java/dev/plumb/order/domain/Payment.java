package dev.plumb.order.domain;

import java.util.Currency;

/**
 * What the order knows of its payment.
 *
 * @param closed billing voided the authorisation or will never charge
 * @param refundRequested sum of all refunds asked for, done or not
 */
public record Payment(PaymentTotals totals, boolean closed, Money refundRequested) {

  static Payment none(Currency currency) {
    return new Payment(PaymentTotals.none(currency), false, Money.zero(currency));
  }

  Payment with(PaymentTotals latest) {
    return new Payment(latest, closed, refundRequested);
  }

  Payment closing() {
    return new Payment(totals, true, refundRequested);
  }

  Payment requesting(Money refund) {
    return new Payment(totals, closed, refundRequested.plus(refund));
  }

  /** Something is back, and nothing that was asked for is still to come. */
  boolean refundsAreThrough() {
    return !totals.refunded().isZero() && !refundRequested.isMoreThan(totals.refunded());
  }

  /** Billing is through with a cancelled order. */
  boolean settled() {
    return totals.allWentBack() || (closed && totals.nothingKept());
  }
}
