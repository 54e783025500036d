package dev.plumb.shipping.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.EventBatch;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** What the other services tell shipping of one order, and what shipping tells them. */
@Singleton
class Told {

  /** Of what would hang otherwise, such as a stream that is stopped. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final OrderStream orders;
  private final PaymentStream payments;
  private final Contracts contracts;
  private final Pool pool;
  private final Map<String, AtomicLong> versions = new HashMap<>();

  Told(OrderStream orders, PaymentStream payments, Contracts contracts, Pool pool) {
    this.orders = orders;
    this.payments = payments;
    this.contracts = contracts;
    this.pool = pool;
  }

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
    return StreamSupport.stream(
            pool.preparedQuery(
                    "select type from event_log where stream = 'shipment' and key = $1 order by version")
                .execute(Tuple.of(order))
                .await()
                .indefinitely()
                .spliterator(),
            false)
        .map(row -> row.getString(0).replace("shipment.shipment-", "").replace(".v1", ""))
        .toList();
  }

  /** As the parcel is addressed; empty where there is none yet. */
  Optional<String> street(UUID order) {
    return StreamSupport.stream(
            pool.preparedQuery("select parcel from shipment where order_id = $1")
                .execute(Tuple.of(order))
                .await()
                .indefinitely()
                .spliterator(),
            false)
        .map(row -> new JsonObject(row.getString(0)).getString("street"))
        .findFirst();
  }

  long count(String sql, Object arg) {
    return pool.preparedQuery(sql)
        .execute(Tuple.of(arg))
        .await()
        .indefinitely()
        .iterator()
        .next()
        .getLong(0);
  }

  private void byBilling(UUID order, Map<String, Object> fields) {
    ReceivedEvent event = event("payment", order, "payment.payment-captured.v1", fields);
    run(() -> payments.on(new EventBatch("payment", List.of(event), List.of())));
  }

  private void byOrder(UUID order, String type, Map<String, Object> fields) {
    ReceivedEvent event = event("order", order, type, fields);
    run(() -> orders.on(new EventBatch("order", List.of(event), List.of())));
  }

  private ReceivedEvent event(String stream, UUID key, String type, Map<String, Object> fields) {
    long version = versions.computeIfAbsent(stream + key, k -> new AtomicLong()).incrementAndGet();
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/plumb/" + stream,
        stream,
        key,
        version,
        type,
        contracts.schemaRef(type),
        Instant.now(),
        Optional.empty(),
        contracts.encode(type, fields));
  }

  private static void run(java.util.function.Supplier<io.smallrye.mutiny.Uni<Void>> work) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> work.get().ifNoItem().after(LIMIT).fail());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
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
