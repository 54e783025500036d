package dev.plumb.order.http;

import dev.plumb.order.domain.Order;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Newest first.
 *
 * @param next to be sent as {@code after} for the page that follows; null on the last one
 */
@RegisterForReflection
record OrderPage(List<OrderView> orders, @Schema(nullable = true) UUID next) {

  /**
   * @param found one more than the limit if there is more
   */
  static OrderPage of(List<Order> found, int limit) {
    List<OrderView> orders = found.stream().limit(limit).map(OrderView::of).toList();
    return new OrderPage(orders, found.size() > limit ? orders.getLast().orderId() : null);
  }
}
