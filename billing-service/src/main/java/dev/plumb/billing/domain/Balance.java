package dev.plumb.billing.domain;

import java.util.Currency;

/** Cumulative totals in minor units: refunded never exceeds captured, captured never authorized. */
public record Balance(Currency currency, long authorized, long captured, long refunded) {

  public static final Balance NONE = new Balance(Money.NONE.currency(), 0, 0, 0);

  public Balance {
    if (refunded < 0 || refunded > captured || captured > authorized) {
      throw new IllegalArgumentException(
          "refunded %d, captured %d, authorized %d".formatted(refunded, captured, authorized));
    }
  }

  static Balance of(Currency currency) {
    return new Balance(currency, 0, 0, 0);
  }

  Balance withAuthorized(Money total) {
    return new Balance(currency, total.minorUnits(), captured, refunded);
  }

  /** Money taken was authorised, also where the authorisation was never heard of. */
  Balance withCaptured(Money total) {
    long taken = total.minorUnits();
    return new Balance(currency, Math.max(authorized, taken), taken, refunded);
  }

  Balance withRefunded(long total) {
    return new Balance(currency, authorized, captured, total);
  }
}
