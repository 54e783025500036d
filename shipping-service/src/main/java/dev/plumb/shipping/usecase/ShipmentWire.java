package dev.plumb.shipping.usecase;

import dev.plumb.shipping.domain.LineId;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentEvent;
import dev.plumb.shipping.domain.Tracking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each event's wire name, equal to its folder in contracts, and its fields by their names there.
 */
final class ShipmentWire {

  static final String STREAM = "shipment";

  /** Not an event of a shipment's life: stands for those that can't be had any more. */
  static final String STATE = "shipment.shipment-state.v1";

  private static final Map<Class<? extends ShipmentEvent>, String> TYPES =
      Map.of(
          ShipmentEvent.Prepared.class, "shipment.shipment-prepared.v1",
          ShipmentEvent.Dispatched.class, "shipment.shipment-dispatched.v1",
          ShipmentEvent.Delivered.class, "shipment.shipment-delivered.v1",
          ShipmentEvent.DeliveryFailed.class, "shipment.shipment-delivery-failed.v1",
          ShipmentEvent.Returned.class, "shipment.shipment-returned.v1",
          ShipmentEvent.Lost.class, "shipment.shipment-lost.v1",
          ShipmentEvent.Cancelled.class, "shipment.shipment-cancelled.v1",
          ShipmentEvent.CancellationRejected.class, "shipment.shipment-cancellation-rejected.v1");

  private ShipmentWire() {}

  static String type(ShipmentEvent event) {
    return TYPES.get(event.getClass());
  }

  static Set<String> types() {
    return Stream.concat(TYPES.values().stream(), Stream.of(STATE))
        .collect(Collectors.toUnmodifiableSet());
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
