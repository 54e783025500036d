package dev.plumb.order.domain;

import java.util.Objects;
import java.util.UUID;

/** One request to give money back. */
public record RefundId(UUID value) {
  public RefundId {
    Objects.requireNonNull(value);
  }
}
