package dev.plumb.order.domain;

import java.util.Objects;

/** As the shop names its customer. */
public record CustomerId(String value) {
  public CustomerId {
    Objects.requireNonNull(value);
  }
}
