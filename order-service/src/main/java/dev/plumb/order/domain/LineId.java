package dev.plumb.order.domain;

import java.util.Objects;
import java.util.UUID;

/** A line of one order; unique within the order. */
public record LineId(UUID value) {
  public LineId {
    Objects.requireNonNull(value);
  }
}
