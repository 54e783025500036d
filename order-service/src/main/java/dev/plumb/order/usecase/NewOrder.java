package dev.plumb.order.usecase;

import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.CustomerId;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.PaymentMethod;
import dev.plumb.order.domain.Sku;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the customer wants, before it has ids and a time. */
public record NewOrder(
    CustomerId customer,
    PaymentMethod paymentMethod,
    Currency currency,
    List<Line> lines,
    Address shipTo,
    Optional<EmailAddress> email) {

  /** So many pieces at a price each. */
  public record Line(Sku sku, int quantity, Money unitPrice) {}
}
