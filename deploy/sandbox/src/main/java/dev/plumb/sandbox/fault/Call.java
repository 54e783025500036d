package dev.plumb.sandbox.fault;

import java.util.Optional;

/**
 * What a fault may be chosen by.
 *
 * @param orderId null when the call names no order
 */
public record Call(Operation operation, String orderId, Optional<Trigger> trigger) {
  public Call(Operation operation, String orderId) {
    this(operation, orderId, Optional.empty());
  }
}
