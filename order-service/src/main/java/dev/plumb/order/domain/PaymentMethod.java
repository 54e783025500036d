package dev.plumb.order.domain;

import java.util.Objects;

/** As the payment provider names it, such as {@code pm_card_visa}. */
public record PaymentMethod(String value) {
  public PaymentMethod {
    Objects.requireNonNull(value);
  }
}
