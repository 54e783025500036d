package dev.plumb.shipping.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.shipping.domain.Cancelling;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.Preparing;
import dev.plumb.shipping.domain.Shipment;
import java.util.List;
import java.util.function.Function;

/** An order's whole state as what a shipment would have been told on the way there. */
final class OrderState {

  private OrderState() {}

  static List<Function<Shipment, Decision>> facts(EventData state) {
    return List.of(
        shipment ->
            Preparing.orderPlaced(shipment, PlacedOrder.parcel(state), PlacedOrder.due(state)),
        shipment -> follow(state.string("status"), shipment));
  }

  private static Decision follow(String status, Shipment shipment) {
    return switch (status) {
      case "PLACED" -> new Decision.AlreadyDone(shipment);
      case "CONFIRMED", "ON_HOLD", "SHIPPED", "DELIVERED" -> Preparing.orderConfirmed(shipment);
      case "RETURNING", "LOST_PENDING_REFUND", "REFUNDED", "CLOSED" ->
          Preparing.orderConfirmed(shipment);
      case "CANCELLING", "CANCELLED" ->
          Cancelling.cancellationRequested(shipment, "the order is cancelled");
      case "REJECTED" -> Preparing.orderRejected(shipment);
      default -> throw new IllegalArgumentException("status " + status);
    };
  }
}
