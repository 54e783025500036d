package dev.plumb.auditor.watch;

import java.util.UUID;

/**
 * What a rule is about.
 *
 * @param order null where it is about a service
 * @param service null where it is about an order
 */
record Subject(UUID order, String service) {

  static Subject of(UUID order) {
    return new Subject(order, null);
  }

  static Subject of(String service) {
    return new Subject(null, service);
  }

  @Override
  public String toString() {
    return order == null ? "service=" + service : "order=" + order;
  }
}
