package dev.plumb.order.domain;

import java.util.Objects;

/** What is sold, as the catalogue names it. */
public record Sku(String value) {
  public Sku {
    Objects.requireNonNull(value);
  }
}
