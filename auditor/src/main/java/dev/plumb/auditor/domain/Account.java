package dev.plumb.auditor.domain;

/**
 * What the payment provider's own books say of one order, in minor units.
 *
 * @param charges payments that took money
 * @param held authorised, and neither taken nor released
 */
public record Account(int charges, long held, long captured, long refunded) {

  public static final Account NONE = new Account(0, 0, 0, 0);
}
