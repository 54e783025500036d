package dev.plumb.shipping.store;

import dev.plumb.shipping.domain.Dispatch;
import dev.plumb.shipping.domain.Money;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Readiness;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentId;
import dev.plumb.shipping.domain.ShipmentStatus;
import dev.plumb.shipping.domain.Tracking;
import java.util.Currency;
import java.util.Optional;

final class RowToShipment {

  private RowToShipment() {}

  static Shipment shipment(ShipmentRow row) {
    return new Shipment(
        new OrderId(row.orderId),
        new ShipmentId(row.shipmentId),
        ShipmentStatus.valueOf(row.status),
        row.version,
        readiness(row),
        dispatch(row),
        row.carrierRank,
        Optional.ofNullable(row.cancellation));
  }

  private static Readiness readiness(ShipmentRow row) {
    return new Readiness(
        Optional.ofNullable(row.parcel).map(ParcelText::read),
        money(row.due, row.dueCurrency),
        row.confirmed,
        money(row.captured, row.capturedCurrency));
  }

  private static Dispatch dispatch(ShipmentRow row) {
    return new Dispatch(
        Dispatch.Call.valueOf(row.dispatch),
        Optional.ofNullable(row.trackingNumber).map(number -> new Tracking(row.carrier, number)));
  }

  private static Optional<Money> money(Long minorUnits, String currency) {
    return Optional.ofNullable(minorUnits)
        .map(amount -> new Money(amount, Currency.getInstance(currency)));
  }
}
