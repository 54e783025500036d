package dev.plumb.local;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How an order went for its customer.
 *
 * @param id empty when the order was not accepted
 * @param status the last one seen
 */
public record Experience(Intention intention, Optional<UUID> id, String status) {
  static final Set<String> FINAL =
      Set.of("DELIVERED", "REJECTED", "CANCELLED", "REFUNDED", "CLOSED");

  public boolean isFinal() {
    return id.isPresent() && FINAL.contains(status);
  }
}
