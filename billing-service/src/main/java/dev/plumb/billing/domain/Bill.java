package dev.plumb.billing.domain;

/**
 * What the order asked billing to collect.
 *
 * @param paymentMethod the provider's name for it, such as {@code pm_card_visa}
 */
public record Bill(Money due, String paymentMethod) {

  public static final Bill NONE = new Bill(Money.NONE, "");
}
