package dev.plumb.order.domain;

import java.util.Currency;
import java.util.Objects;

/**
 * An amount that is never negative.
 *
 * @param minorUnits cents for EUR, whole yen for JPY
 */
public record Money(long minorUnits, Currency currency) {

  public Money {
    Objects.requireNonNull(currency);
    if (minorUnits < 0) {
      throw new IllegalArgumentException("negative amount " + minorUnits);
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** Throws {@link ArithmeticException} instead of wrapping around. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, inMyCurrency(other)), currency);
  }

  /** Throws {@link ArithmeticException} instead of wrapping around. */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(minorUnits, quantity), currency);
  }

  public boolean isMoreThan(Money other) {
    return minorUnits > inMyCurrency(other);
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  private long inMyCurrency(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException(other.currency + " where " + currency + " is due");
    }
    return other.minorUnits;
  }
}
