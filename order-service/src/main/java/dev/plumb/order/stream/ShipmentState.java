package dev.plumb.order.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.ShipmentFact;
import dev.plumb.order.domain.ShipmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A shipment's whole state as the facts that an order would have heard on the way there. */
final class ShipmentState {

  private ShipmentState() {}

  static List<Function<Order, Decision>> facts(EventData state, Order order) {
    List<ShipmentFact> facts = new ArrayList<>(moves(state));
    if (!state.string("trackingNumber").isEmpty() && order.status() == OrderStatus.CANCELLING) {
      facts.addFirst(new ShipmentFact.CancellationRejected(shipment(state), "already dispatched"));
      facts.addFirst(ShipmentData.dispatched(state));
    }
    return facts.stream().<Function<Order, Decision>>map(fact -> now -> now.hear(fact)).toList();
  }

  private static List<ShipmentFact> moves(EventData state) {
    return switch (state.string("status")) {
      case "REQUESTED" -> List.of();
      case "PREPARED" -> List.of(ShipmentData.prepared(state));
      case "DISPATCHED" -> List.of(ShipmentData.dispatched(state));
      case "DELIVERED" -> onItsWay(state, new ShipmentFact.Delivered(shipment(state)));
      case "DELIVERY_FAILED" ->
          onItsWay(state, new ShipmentFact.DeliveryFailed(shipment(state), false));
      case "RETURNING" -> onItsWay(state, new ShipmentFact.DeliveryFailed(shipment(state), true));
      case "RETURNED" -> onItsWay(state, new ShipmentFact.Returned(shipment(state)));
      case "LOST" -> onItsWay(state, new ShipmentFact.Lost(shipment(state)));
      case "CANCELLED" -> List.of(new ShipmentFact.Cancelled(shipment(state)));
      default -> throw new IllegalArgumentException("status " + state.string("status"));
    };
  }

  private static List<ShipmentFact> onItsWay(EventData state, ShipmentFact then) {
    return List.of(ShipmentData.dispatched(state), then);
  }

  private static ShipmentId shipment(EventData state) {
    return new ShipmentId(state.uuid("shipmentId"));
  }
}
