package dev.plumb.shipping.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumb.shipping.domain.Dispatch;
import dev.plumb.shipping.domain.LineId;
import dev.plumb.shipping.domain.Parcel;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.Tracking;
import java.util.List;
import java.util.UUID;

/**
 * @param version of the shipment's last event
 * @param dispatch how far handing over to the carrier has come: NOT_ASKED, ASKED, ACCEPTED, REFUSED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShipmentView(
    UUID orderId,
    UUID shipmentId,
    String status,
    long version,
    boolean paid,
    String dispatch,
    String carrier,
    String trackingNumber,
    List<Line> lines) {

  record Line(UUID lineId, String sku, int quantity) {}

  static ShipmentView of(Shipment shipment) {
    Dispatch dispatch = shipment.dispatch();
    return new ShipmentView(
        shipment.orderId().value(),
        shipment.id().value(),
        shipment.status().name(),
        shipment.version(),
        shipment.readiness().isPaid(),
        dispatch.call().name(),
        dispatch.tracking().map(Tracking::carrier).orElse(null),
        dispatch.tracking().map(Tracking::number).orElse(null),
        shipment.readiness().parcel().map(ShipmentView::lines).orElse(List.of()));
  }

  private static List<Line> lines(Parcel parcel) {
    return parcel.lines().stream().map(ShipmentView::line).toList();
  }

  private static Line line(Parcel.Line line) {
    LineId id = line.id();
    return new Line(id.value(), line.sku(), line.quantity());
  }
}
