package dev.plumb.shipping.stream;

import static org.awaitility.Awaitility.await;

import dev.plumb.shipping.Tables;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the other services tell shipping of one order, and what shipping tells them. */
final class Told {

  /** Of what would hang otherwise, such as a stream that is stopped. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final String TAKEN =
      """
      select (select count(*) from watermark where stream = ? and key = ? and version >= ?)
           + (select count(*) from dead_letter where stream = ? and key = ? and version = ?)
      """;

  private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();

  void placed(UUID order, String sku) {
    byOrder(order, "order.order-placed.v2", placedFields(order, sku));
  }

  /** As long as there were such producers, and in what they left. */
  void placedByAnOldProducer(UUID order, String sku) {
    byOrder(order, "order.order-placed.v1", oldPlacedFields(order, sku));
  }

  void confirmed(UUID order) {
    byOrder(
        order,
        "order.order-confirmed.v1",
        Map.of("orderId", order, "currency", "EUR", "authorizedTotal", 2500L));
  }

  void cancellationRequested(UUID order) {
    byOrder(
        order,
        "order.order-cancellation-requested.v1",
        Map.of("orderId", order, "reason", "changed my mind", "requestedBy", "customer"));
  }

  void returnRequested(UUID order) {
    byOrder(
        order,
        "order.order-return-requested.v1",
        Map.of(
            "orderId",
            order,
            "returnId",
            UUID.randomUUID(),
            "lineIds",
            List.of(new UUID(7, 1)),
            "reason",
            "too small"));
  }

  void captured(UUID order) {
    byBilling(order, capturedFields(order));
  }

  /** In a currency that does not exist: nobody can react to it. */
  void capturedUnreadably(UUID order) {
    Map<String, Object> fields = new HashMap<>(capturedFields(order));
    fields.put("currency", "???");
    byBilling(order, fields);
  }

  /** Types of shipping's own events of that order, in version order. */
  List<String> events(UUID order) {
    return Tables.column(
            "select type from event_log where stream = 'shipment' and key = ? order by version",
            order)
        .stream()
        .map(type -> ((String) type).replace("shipment.shipment-", "").replace(".v1", ""))
        .toList();
  }

  /** As the parcel is addressed; empty where there is none yet. */
  Optional<String> street(UUID order) {
    return Tables.column("select parcel::text from shipment where order_id = ?", order).stream()
        .map(parcel -> new JsonObject((String) parcel).getString("street"))
        .findFirst();
  }

  private void byBilling(UUID order, Map<String, Object> fields) {
    tell("payment", order, "payment.payment-captured.v1", fields);
  }

  private void byOrder(UUID order, String type, Map<String, Object> fields) {
    tell("order", order, type, fields);
  }

  /** Returns once it is applied, or dead. */
  private void tell(String stream, UUID order, String type, Map<String, Object> fields) {
    long version =
        versions.computeIfAbsent(stream + order, _ -> new AtomicLong()).incrementAndGet();
    new Exchange(stream).publish(order, version, type, fields);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(LIMIT)
        .until(() -> Tables.count(TAKEN, stream, order, version, stream, order, version) > 0);
  }

  private static Map<String, Object> placedFields(UUID order, String sku) {
    return Map.of(
        "orderId",
        order,
        "customerNumber",
        "c-1",
        "total",
        euros(2500),
        "paymentMethod",
        "pm_card_visa",
        "lines",
        List.of(
            Map.of("lineId", new UUID(7, 1), "sku", sku, "quantity", 2, "unitPrice", euros(1250))),
        "deliverTo",
        Map.of(
            "recipient", "Ada \"L\", {x}",
            "addressLines", List.of("Invalidenstraße 1", "Hinterhof"),
            "city", "Berlin",
            "postalCode", "10115",
            "country", "DE"),
        "placedAt",
        Instant.ofEpochSecond(1_760_000_000));
  }

  private static Map<String, Object> euros(long cents) {
    return Map.of("amount", cents, "currency", "EUR");
  }

  private static Map<String, Object> oldPlacedFields(UUID order, String sku) {
    return Map.of(
        "orderId",
        order,
        "customerId",
        "c-1",
        "currency",
        "EUR",
        "totalAmount",
        2500L,
        "paymentMethod",
        "pm_card_visa",
        "lines",
        List.of(Map.of("lineId", new UUID(7, 1), "sku", sku, "quantity", 2, "unitPrice", 1250L)),
        "shippingAddress",
        Map.of(
            "name", "Ada \"L\", {x}",
            "street", "Invalidenstraße 1",
            "city", "Berlin",
            "postalCode", "10115",
            "country", "DE"),
        "placedAt",
        Instant.ofEpochSecond(1_760_000_000));
  }

  private static Map<String, Object> capturedFields(UUID order) {
    return Map.of(
        "orderId",
        order,
        "paymentId",
        UUID.randomUUID(),
        "captureId",
        UUID.randomUUID(),
        "shipmentId",
        UUID.randomUUID(),
        "lineIds",
        List.of(new UUID(7, 1)),
        "currency",
        "EUR",
        "authorizedTotal",
        2500L,
        "capturedTotal",
        2500L,
        "refundedTotal",
        0L);
  }
}
