package dev.plumb.order.domain;

/** Why an order does not do what is asked of it. */
public sealed interface Refusal {

  /** One sentence, fit for the customer. */
  String reason();

  /** {@link OrderStateTable} has no such row. */
  record NotInThisStatus(OrderStatus status, OrderTrigger trigger) implements Refusal {
    @Override
    public String reason() {
      return "An order that is %s takes no %s.".formatted(status, trigger);
    }
  }

  record TooLateToCancel(OrderStatus status) implements Refusal {
    @Override
    public String reason() {
      return "The order is %s already and can't be cancelled any more.".formatted(status);
    }
  }

  /** Asks for more than was paid and not asked back yet. */
  record MoreThanWasPaid(Money amount, Money refundable) implements Refusal {
    @Override
    public String reason() {
      return "%d is more than the %d %s that can be refunded."
          .formatted(amount.minorUnits(), refundable.minorUnits(), refundable.currency());
    }
  }

  record NoSuchLine() implements Refusal {
    @Override
    public String reason() {
      return "The order has no such line.";
    }
  }
}
