package dev.plumb.billing.domain;

import java.util.Currency;

/**
 * @param minorUnits cents for EUR, yen for JPY; never negative
 */
public record Money(long minorUnits, Currency currency) {

  /** Before the order is known: ISO 4217 has XXX for "no currency". */
  public static final Money NONE = new Money(0, Currency.getInstance("XXX"));

  public Money {
    if (minorUnits < 0) {
      throw new IllegalArgumentException("an amount of money is never negative: " + minorUnits);
    }
  }
}
