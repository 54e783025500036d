package dev.plumb.order.usecase;

import dev.plumb.order.domain.Address;
import dev.plumb.order.domain.LineId;
import dev.plumb.order.domain.Money;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRejected;
import dev.plumb.order.domain.OrderEvent.OrderCancellationRequested;
import dev.plumb.order.domain.OrderEvent.OrderCancelled;
import dev.plumb.order.domain.OrderEvent.OrderClosed;
import dev.plumb.order.domain.OrderEvent.OrderConfirmed;
import dev.plumb.order.domain.OrderEvent.OrderDelivered;
import dev.plumb.order.domain.OrderEvent.OrderPaymentTimedOut;
import dev.plumb.order.domain.OrderEvent.OrderPlaced;
import dev.plumb.order.domain.OrderEvent.OrderPutOnHold;
import dev.plumb.order.domain.OrderEvent.OrderRefundRequested;
import dev.plumb.order.domain.OrderEvent.OrderRefunded;
import dev.plumb.order.domain.OrderEvent.OrderRejected;
import dev.plumb.order.domain.OrderEvent.OrderReturnRequested;
import dev.plumb.order.domain.OrderEvent.OrderShipped;
import dev.plumb.order.domain.OrderLine;
import dev.plumb.order.domain.Purchase;
import dev.plumb.order.domain.RequestedBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each event carries, by the field names of its schema. */
final class WireFields {

  private WireFields() {}

  static Map<String, Object> of(OrderEvent event) {
    Map<String, Object> fields = new HashMap<>(own(event));
    fields.put("orderId", event.order().value());
    return fields;
  }

  private static Map<String, Object> own(OrderEvent event) {
    return switch (event) {
      case OrderPlaced it -> placed(it.purchase());
      case OrderConfirmed it ->
          Map.of(
              "currency",
              it.authorizedTotal().currency().getCurrencyCode(),
              "authorizedTotal",
              it.authorizedTotal().minorUnits());
      case OrderRejected it -> Map.of("reason", it.reason());
      case OrderPutOnHold it -> Map.of("reason", it.reason());
      case OrderCancellationRequested it ->
          Map.of("reason", it.reason(), "requestedBy", name(it.requestedBy()));
      case OrderCancelled it ->
          Map.of(
              "currency",
              it.capturedTotal().currency().getCurrencyCode(),
              "capturedTotal",
              it.capturedTotal().minorUnits(),
              "refundedTotal",
              it.refundedTotal().minorUnits());
      case OrderCancellationRejected it -> Map.of("reason", it.reason());
      case OrderPaymentTimedOut it -> Map.of();
      case OrderRefundRequested it ->
          Map.of(
              "refundId",
              it.refund().value(),
              "currency",
              it.amount().currency().getCurrencyCode(),
              "amount",
              it.amount().minorUnits(),
              "requestedTotal",
              it.requestedTotal().minorUnits(),
              "reason",
              it.reason());
      case OrderReturnRequested it ->
          Map.of(
              "returnId", it.returnId().value(), "lineIds", ids(it.lines()), "reason", it.reason());
      case OrderShipped it ->
          Map.of(
              "shipmentId",
              it.shipment().value(),
              "trackingNumber",
              it.trackingNumber(),
              "lineIds",
              ids(it.lines()));
      case OrderDelivered it -> Map.of("shipmentId", it.shipment().value());
      case OrderRefunded it ->
          Map.of(
              "currency",
              it.refundedTotal().currency().getCurrencyCode(),
              "refundedTotal",
              it.refundedTotal().minorUnits());
      case OrderClosed it -> Map.of("reason", it.reason());
    };
  }

  private static Map<String, Object> placed(Purchase purchase) {
    return Map.of(
        "customerNumber",
        purchase.customer().value(),
        "total",
        money(purchase.total()),
        "paymentMethod",
        purchase.paymentMethod().value(),
        "lines",
        purchase.lines().stream().map(it -> line(it, money(it.unitPrice()))).toList(),
        "deliverTo",
        delivery(purchase.shipTo()),
        "placedAt",
        purchase.placedAt());
  }

  private static Map<String, Object> money(Money money) {
    return Map.of("amount", money.minorUnits(), "currency", money.currency().getCurrencyCode());
  }

  private static Map<String, Object> delivery(Address address) {
    return Map.of(
        "recipient",
        address.name(),
        "addressLines",
        List.of(address.street()),
        "city",
        address.city(),
        "postalCode",
        address.postalCode(),
        "country",
        address.country());
  }

  /** Of {@link WireTypes#STATE}. */
  static Map<String, Object> state(Order order) {
    Purchase purchase = order.purchase();
    return Map.of(
        "orderId",
        order.id().value(),
        "status",
        order.status().name(),
        "currency",
        purchase.currency().getCurrencyCode(),
        "totalAmount",
        purchase.total().minorUnits(),
        "refundRequestedTotal",
        order.payment().refundRequested().minorUnits(),
        "paymentMethod",
        purchase.paymentMethod().value(),
        "lines",
        purchase.lines().stream().map(it -> line(it, it.unitPrice().minorUnits())).toList(),
        "shippingAddress",
        address(purchase.shipTo()));
  }

  private static Map<String, Object> line(OrderLine line, Object unitPrice) {
    return Map.of(
        "lineId",
        line.id().value(),
        "sku",
        line.sku().value(),
        "quantity",
        line.quantity(),
        "unitPrice",
        unitPrice);
  }

  private static Map<String, Object> address(Address address) {
    return Map.of(
        "name",
        address.name(),
        "street",
        address.street(),
        "city",
        address.city(),
        "postalCode",
        address.postalCode(),
        "country",
        address.country());
  }

  private static List<UUID> ids(List<LineId> lines) {
    return lines.stream().map(LineId::value).toList();
  }

  private static String name(RequestedBy by) {
    return switch (by) {
      case CUSTOMER -> "customer";
      case OPERATOR -> "operator";
      case PAYMENT_TIMEOUT -> "payment-timeout";
    };
  }
}
