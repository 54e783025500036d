package dev.plumb.order.domain;

import java.util.Optional;

/**
 * What the customer gets back for goods that come back or are lost.
 *
 * @param value of the lines he sends back; empty where he sends none: then all that he paid
 * @param settled the refund was asked for, or none was due
 */
public record Restitution(Optional<Money> value, boolean settled) {

  static final Restitution NONE = new Restitution(Optional.empty(), false);

  static Restitution of(Money returned) {
    return new Restitution(Optional.of(returned), false);
  }

  Restitution settle() {
    return new Restitution(value, true);
  }
}
