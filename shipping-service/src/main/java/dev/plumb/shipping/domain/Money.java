package dev.plumb.shipping.domain;

import java.util.Currency;
import java.util.Objects;

/** Never negative. */
public record Money(long minorUnits, Currency currency) {
  public Money {
    Objects.requireNonNull(currency, "currency");
    if (minorUnits < 0) {
      throw new IllegalArgumentException("negative amount " + minorUnits);
    }
  }

  /** False between two currencies, whatever the amounts. */
  boolean covers(Money due) {
    return currency.equals(due.currency) && minorUnits >= due.minorUnits;
  }
}
