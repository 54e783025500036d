package dev.plumb.shipping.domain;

import java.util.Objects;
import java.util.UUID;

public record LineId(UUID value) {
  public LineId {
    Objects.requireNonNull(value, "line id");
  }
}
