package dev.plumb.order.domain;

/** So many pieces of one thing at a fixed price each. */
public record OrderLine(LineId id, Sku sku, int quantity, Money unitPrice) {

  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("quantity " + quantity + " is below 1");
    }
  }

  public Money total() {
    return unitPrice.times(quantity);
  }
}
