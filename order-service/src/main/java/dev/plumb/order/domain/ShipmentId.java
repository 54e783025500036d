package dev.plumb.order.domain;

import java.util.Objects;
import java.util.UUID;

/** A parcel, as shipping names it. */
public record ShipmentId(UUID value) {
  public ShipmentId {
    Objects.requireNonNull(value);
  }
}
