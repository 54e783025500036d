package dev.plumb.order.domain;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** One request to give money back. */
public record RefundId(UUID value) {
  public RefundId {
    Objects.requireNonNull(value);
  }

  /** Of what is owed for goods that come back or are lost: at most once for an order. */
  static RefundId ofReturn(OrderId order) {
    String name = "return:" + order.value();
    return new RefundId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
  }
}
