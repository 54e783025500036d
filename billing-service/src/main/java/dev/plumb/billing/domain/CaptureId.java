package dev.plumb.billing.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

public record CaptureId(UUID value) {

  /** The same for every telling of the same capture. */
  static CaptureId of(OrderId order, int attempt) {
    String name = "capture:" + order.value() + ":" + attempt;
    return new CaptureId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
  }
}
