package dev.plumb.shipping.domain;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

public record ShipmentId(UUID value) {
  public ShipmentId {
    Objects.requireNonNull(value, "shipment id");
  }

  /** The same for the same order, whichever event is first to speak of it. */
  public static ShipmentId firstOf(OrderId order) {
    String name = "shipment:1:" + order.value();
    return new ShipmentId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }
}
