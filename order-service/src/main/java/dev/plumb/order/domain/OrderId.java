package dev.plumb.order.domain;

import java.util.Objects;
import java.util.UUID;

/** The key of the order in all three services. */
public record OrderId(UUID value) {
  public OrderId {
    Objects.requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
