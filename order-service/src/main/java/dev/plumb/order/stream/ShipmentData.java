package dev.plumb.order.stream;

import dev.plumb.contracts.EventData;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.ShipmentFact;
import dev.plumb.order.domain.ShipmentId;
import java.util.List;

/** Reads the fields of shipping's events that matter to an order. */
final class ShipmentData {

  private ShipmentData() {}

  static ShipmentFact prepared(EventData data) {
    return new ShipmentFact.Prepared(shipment(data), lines(data));
  }

  static ShipmentFact dispatched(EventData data) {
    return new ShipmentFact.Dispatched(shipment(data), lines(data), data.string("trackingNumber"));
  }

  static ShipmentFact delivered(EventData data) {
    return new ShipmentFact.Delivered(shipment(data));
  }

  static ShipmentFact deliveryFailed(EventData data) {
    return new ShipmentFact.DeliveryFailed(shipment(data), data.flag("isFinal"));
  }

  static ShipmentFact returned(EventData data) {
    return new ShipmentFact.Returned(shipment(data));
  }

  static ShipmentFact lost(EventData data) {
    return new ShipmentFact.Lost(shipment(data));
  }

  static ShipmentFact cancelled(EventData data) {
    return new ShipmentFact.Cancelled(shipment(data));
  }

  static ShipmentFact rejected(EventData data) {
    return new ShipmentFact.CancellationRejected(shipment(data), data.string("reason"));
  }

  private static ShipmentId shipment(EventData data) {
    return new ShipmentId(data.uuid("shipmentId"));
  }

  private static List<LineId> lines(EventData data) {
    return data.uuids("lineIds").stream().map(LineId::new).toList();
  }
}
