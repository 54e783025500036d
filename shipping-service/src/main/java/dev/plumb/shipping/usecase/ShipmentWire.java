package dev.plumb.shipping.usecase;

import dev.plumb.shipping.domain.LineId;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentEvent;
import dev.plumb.shipping.domain.Tracking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each event's wire name, equal to its folder in contracts, and its fields by their names there.
 */
final class ShipmentWire {

  static final String STREAM = "shipment";

  /** Not an event of a shipment's life: stands for those that can't be had any more. */
  static final String STATE = "shipment.shipment-state.v1";

  private ShipmentWire() {}

  static String type(ShipmentEvent event) {
    return switch (event) {
      case ShipmentEvent.Prepared it -> "shipment.shipment-prepared.v1";
      case ShipmentEvent.Dispatched it -> "shipment.shipment-dispatched.v1";
      case ShipmentEvent.Delivered it -> "shipment.shipment-delivered.v1";
      case ShipmentEvent.DeliveryFailed it -> "shipment.shipment-delivery-failed.v1";
      case ShipmentEvent.Returned it -> "shipment.shipment-returned.v1";
      case ShipmentEvent.Lost it -> "shipment.shipment-lost.v1";
      case ShipmentEvent.Cancelled it -> "shipment.shipment-cancelled.v1";
      case ShipmentEvent.CancellationRejected it -> "shipment.shipment-cancellation-rejected.v1";
    };
  }

  static Map<String, Object> fields(ShipmentEvent event) {
    Map<String, Object> fields = new HashMap<>(own(event));
    fields.put("orderId", event.subject().orderId().value());
    fields.put("shipmentId", event.subject().shipmentId().value());
    fields.put("lineIds", event.subject().lineIds().stream().map(LineId::value).toList());
    return fields;
  }

  /** Of {@link #STATE}. */
  static Map<String, Object> state(Shipment shipment) {
    return Map.of(
        "orderId",
        shipment.orderId().value(),
        "shipmentId",
        shipment.id().value(),
        "lineIds",
        shipment.readiness().parcel().map(Parcel::lines).orElse(List.of()).stream()
            .map(line -> line.id().value())
            .toList(),
        "status",
        shipment.status().name(),
        "trackingNumber",
        shipment.dispatch().tracking().map(Tracking::number).orElse(""));
  }

  private static Map<String, Object> own(ShipmentEvent event) {
    return switch (event) {
      case ShipmentEvent.Prepared it -> Map.of();
      case ShipmentEvent.Dispatched it ->
          Map.of(
              "carrier", it.tracking().carrier(),
              "trackingNumber", it.tracking().number(),
              "inferred", it.inferred());
      case ShipmentEvent.Delivered it -> Map.of();
      case ShipmentEvent.DeliveryFailed it ->
          Map.of("attempt", it.attempt(), "isFinal", it.isFinal(), "reason", it.reason());
      case ShipmentEvent.Returned it -> Map.of();
      case ShipmentEvent.Lost it -> Map.of();
      case ShipmentEvent.Cancelled it -> Map.of("reason", it.reason());
      case ShipmentEvent.CancellationRejected it -> Map.of("reason", it.reason());
    };
  }
}
