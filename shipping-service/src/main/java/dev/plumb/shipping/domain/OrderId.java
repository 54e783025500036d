package dev.plumb.shipping.domain;

import java.util.Objects;
import java.util.UUID;

public record OrderId(UUID value) {
  public OrderId {
    Objects.requireNonNull(value, "order id");
  }
}
