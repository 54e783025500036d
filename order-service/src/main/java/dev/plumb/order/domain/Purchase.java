package dev.plumb.order.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.List;

/** What the customer asked for; it never changes. */
public record Purchase(
    CustomerId customer,
    PaymentMethod paymentMethod,
    Currency currency,
    List<OrderLine> lines,
    Address shipTo,
    Instant placedAt) {

  public Purchase {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("an order has at least one line");
    }
  }

  public Money total() {
    return lines.stream().map(OrderLine::total).reduce(Money.zero(currency), Money::plus);
  }

  Money valueOf(List<LineId> wanted) {
    return lines.stream()
        .filter(line -> wanted.contains(line.id()))
        .map(OrderLine::total)
        .reduce(Money.zero(currency), Money::plus);
  }

  boolean has(List<LineId> wanted) {
    return lines.stream().map(OrderLine::id).toList().containsAll(wanted);
  }
}
