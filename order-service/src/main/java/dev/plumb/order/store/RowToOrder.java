package dev.plumb.order.store;

import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.CustomerId;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderId;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.OrderStatus;
import dev.plumb.order.domain.Parcel;
import dev.plumb.order.domain.Payment;
import dev.plumb.order.domain.PaymentMethod;
import dev.plumb.order.domain.PaymentTotals;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.Restitution;
import dev.plumb.order.domain.ShipmentId;
import dev.plumb.order.domain.Sku;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

final class RowToOrder {

  private RowToOrder() {}

  static Order order(OrderRow row) {
    return new Order(
        new OrderId(row.id),
        row.version,
        OrderStatus.valueOf(row.status),
        purchase(row),
        payment(row),
        parcel(row),
        row.cancellationRejected,
        new Restitution(
            Optional.ofNullable(row.returnValue).map(value -> money(row, value)),
            row.returnSettled));
  }

  private static Purchase purchase(OrderRow row) {
    return new Purchase(
        new CustomerId(row.customerId),
        new PaymentMethod(row.paymentMethod),
        Currency.getInstance(row.currency),
        lines(row),
        new Address(
            row.shipToName,
            row.shipToStreet,
            row.shipToCity,
            row.shipToPostalCode,
            row.shipToCountry),
        row.placedAt);
  }

  private static List<OrderLine> lines(OrderRow row) {
    List<OrderLine> lines = new ArrayList<>(row.lineIds.length);
    for (int at = 0; at < row.lineIds.length; at++) {
      lines.add(
          new OrderLine(
              new LineId(row.lineIds[at]),
              new Sku(row.lineSkus[at]),
              row.lineQuantities[at],
              money(row, row.lineUnitPrices[at])));
    }
    return lines;
  }

  private static Payment payment(OrderRow row) {
    PaymentTotals totals =
        new PaymentTotals(
            money(row, row.authorizedTotal),
            money(row, row.capturedTotal),
            money(row, row.refundedTotal));
    return new Payment(totals, row.paymentClosed, money(row, row.refundRequested));
  }

  private static Parcel parcel(OrderRow row) {
    return new Parcel(
        Parcel.Status.valueOf(row.parcelStatus),
        Optional.ofNullable(row.shipmentId).map(ShipmentId::new),
        Optional.ofNullable(row.trackingNumber),
        Arrays.stream(row.parcelLineIds).map(LineId::new).toList());
  }

  private static Money money(OrderRow row, long minorUnits) {
    return new Money(minorUnits, Currency.getInstance(row.currency));
  }
}
