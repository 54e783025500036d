package dev.plumb.order.domain;

import java.util.Objects;
import java.util.UUID;

/** One request to send goods back. */
public record ReturnId(UUID value) {
  public ReturnId {
    Objects.requireNonNull(value);
  }
}
