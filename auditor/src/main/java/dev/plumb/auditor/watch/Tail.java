package dev.plumb.auditor.watch;

import dev.plumb.auditor.read.ServiceBooks;
import dev.plumb.auditor.read.ServiceBooks.Change;
import dev.plumb.auditor.read.ServiceBooks.Changes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The end of one service's event log. What was told lately is read more than once, because a
 * transaction that began earlier may end later; each event is noted once.
 */
final class Tail {

  private final ServiceBooks service;
  private Optional<String> place = Optional.empty();
  private Set<String> noted = Set.of();

  Tail(ServiceBooks service) {
    this.service = service;
  }

  /** Orders of which something was told since the last call. */
  Collection<UUID> next() {
    Set<UUID> orders = new LinkedHashSet<>();
    Optional<String> before;
    do {
      before = place;
      Changes page = service.changes(before);
      for (Change change : page.changes()) {
        if (!noted.contains(change.at())) {
          orders.add(change.order());
        }
      }
      noted = page.changes().stream().map(Change::at).collect(Collectors.toSet());
      place = Optional.of(page.next());
    } while (!place.equals(before));
    return orders;
  }
}
