package dev.plumb.billing.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

public record RefundId(UUID value) {

  /**
   * What a cancelled order gets back. The same whenever it is derived, so that a repeated decision
   * can't pay twice.
   *
   * @param earlier how many refunds the payment had before this one
   */
  static RefundId ofCancellation(OrderId order, int earlier) {
    String name = "cancellation:" + order.value() + ":" + earlier;
    return new RefundId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }
}
