package dev.plumb.auditor.watch;

import dev.plumb.auditor.read.ServiceBooks;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Goes through all orders that any of the services knows, over and over. */
final class Sweep {

  private final List<ServiceBooks> services;
  private int at;
  private Optional<UUID> after = Optional.empty();

  Sweep(List<ServiceBooks> services) {
    this.services = services;
  }

  /** At most so many, none where a service's books end; then it goes on with the next service. */
  List<UUID> next(int limit) {
    List<UUID> orders = services.get(at).ordersAfter(after, limit);
    if (orders.isEmpty()) {
      at = (at + 1) % services.size();
      after = Optional.empty();
    } else {
      after = Optional.of(orders.getLast());
    }
    return orders;
  }
}
