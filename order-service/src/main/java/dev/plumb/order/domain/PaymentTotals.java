package dev.plumb.order.domain;

import java.util.Currency;

/** Cumulative, as billing told them last: never a difference, so that telling twice is harmless. */
public record PaymentTotals(Money authorized, Money captured, Money refunded) {

  public PaymentTotals {
    if (captured.isMoreThan(authorized) || refunded.isMoreThan(captured)) {
      throw new IllegalArgumentException(
          "refunded %d, captured %d, authorized %d: each must be within the next"
              .formatted(refunded.minorUnits(), captured.minorUnits(), authorized.minorUnits()));
    }
  }

  static PaymentTotals none(Currency currency) {
    Money zero = Money.zero(currency);
    return new PaymentTotals(zero, zero, zero);
  }

  boolean nothingKept() {
    return captured.equals(refunded);
  }

  boolean allWentBack() {
    return !captured.isZero() && nothingKept();
  }
}
