package dev.plumb.billing.provider;

/**
 * Minor units.
 *
 * @param charges how often something was taken
 */
public record Sums(long held, long captured, long refunded, int charges) {

  static final Sums NONE = new Sums(0, 0, 0, 0);

  Sums plus(Sums other) {
    return new Sums(
        held + other.held,
        captured + other.captured,
        refunded + other.refunded,
        charges + other.charges);
  }
}
