package dev.plumb.order.http;

import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.Parcel;
import dev.plumb.order.domain.PaymentTotals;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An order as its customer sees it. Amounts are minor units, those of the payment cumulative. */
@RegisterForReflection
record OrderView(
    UUID orderId,
    OrderStatus status,
    long version,
    Total total,
    PaymentView payment,
    ShipmentView shipment,
    String customerId,
    List<LineView> lines,
    Instant placedAt) {

  @RegisterForReflection
  record Total(@Schema(examples = "2500") long amount, @Schema(examples = "EUR") String currency) {
    static Total of(Money money) {
      return new Total(money.minorUnits(), money.currency().getCurrencyCode());
    }
  }

  @RegisterForReflection
  record PaymentView(long authorized, long captured, long refunded) {
    static PaymentView of(PaymentTotals totals) {
      return new PaymentView(
          totals.authorized().minorUnits(),
          totals.captured().minorUnits(),
          totals.refunded().minorUnits());
    }
  }

  /**
   * @param trackingNumber null before it is dispatched
   */
  @RegisterForReflection
  record ShipmentView(Parcel.Status status, @Schema(nullable = true) String trackingNumber) {
    static ShipmentView of(Parcel parcel) {
      return new ShipmentView(parcel.status(), parcel.trackingNumber().orElse(null));
    }
  }

  @RegisterForReflection
  record LineView(UUID lineId, String sku, int quantity, long unitPrice) {
    static LineView of(OrderLine line) {
      return new LineView(
          line.id().value(), line.sku().value(), line.quantity(), line.unitPrice().minorUnits());
    }
  }

  static OrderView of(Order order) {
    return new OrderView(
        order.id().value(),
        order.status(),
        order.version(),
        Total.of(order.purchase().total()),
        PaymentView.of(order.payment().totals()),
        ShipmentView.of(order.parcel()),
        order.purchase().customer().value(),
        order.purchase().lines().stream().map(LineView::of).toList(),
        order.purchase().placedAt());
  }
}
