package dev.plumb.billing.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.billing.OnContext;
import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.EventBatch;
import dev.plumb.eventing.inbox.UnreadableDelivery;
import dev.plumb.eventing.startup.Schema;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What order and shipping publish, delivered to the consuming methods. */
@Singleton
public class Upstream {

  private final Contracts contracts = Contracts.load();
  private final OrderStream orders;
  private final ShipmentStream shipments;
  private final Schema schema;
  private final Map<String, Long> versions = new HashMap<>();

  Upstream(OrderStream orders, ShipmentStream shipments, Schema schema) {
    this.orders = orders;
    this.shipments = shipments;
    this.schema = schema;
  }

  public void placed(UUID order) {
    send("order", order, "order-placed", placed(), Optional.empty());
  }

  /** In a currency that does not exist: nobody can react to it. */
  public void placedWrongly(UUID order) {
    Map<String, Object> fields = new HashMap<>(placed());
    fields.put("currency", "???");
    send("order", order, "order-placed", fields);
  }

  /** What {@link #placed} sends. */
  public byte[] bytesOfPlaced(UUID order) {
    Map<String, Object> fields = new HashMap<>(placed());
    fields.put("orderId", order);
    return contracts.encode("order.order-placed.v1", fields);
  }

  /** Without an id, a key or anything else that can be read. */
  public void garbage() {
    UnreadableDelivery garbage =
        new UnreadableDelivery(
            "cloudEvents:id is missing",
            Map.of("cloudEvents:stream", "order", "x-note", "call Ada at home"),
            new byte[] {1, 2, 3});
    deliver("order", new EventBatch("order", List.of(), List.of(garbage)));
  }

  /** Two days ago, as the producer's log tells it. */
  public void placedLongAgo(UUID order) {
    Instant then = Instant.now().minus(Duration.ofDays(2));
    deliver(event("order", order, "order-placed", placed(), then, Optional.empty()));
  }

  /** Of a type that nobody has. */
  public void unheardOf(UUID order) {
    long version = versions.merge("order" + order, 1L, Long::sum);
    String type = "order.order-unheard-of.v1";
    deliver(
        received(
            "order",
            order,
            version,
            type,
            "none",
            Instant.now(),
            Optional.empty(),
            new byte[] {1}));
  }

  /** In that trace. */
  public void placed(UUID order, String traceparent) {
    send("order", order, "order-placed", placed(), Optional.of(traceparent));
  }

  static Map<String, Object> placed() {
    return Map.of(
        "customerId",
        "c-1",
        "currency",
        "EUR",
        "totalAmount",
        2500L,
        "paymentMethod",
        "pm_card_visa",
        "lines",
        List.of(
            Map.of("lineId", UUID.randomUUID(), "sku", "SKU-1", "quantity", 2, "unitPrice", 1250L)),
        "shippingAddress",
        Map.of("name", "A", "street", "S 1", "city", "B", "postalCode", "1", "country", "DE"),
        "placedAt",
        Instant.now());
  }

  public void cancellationRequested(UUID order) {
    send("order", order, "order-cancellation-requested", cancellation());
  }

  static Map<String, Object> cancellation() {
    return Map.of("reason", "changed my mind", "requestedBy", "customer");
  }

  public void cancelled(UUID order) {
    send(
        "order",
        order,
        "order-cancelled",
        Map.of("currency", "EUR", "capturedTotal", 0L, "refundedTotal", 0L));
  }

  public void refundRequested(UUID order, UUID refund, long cents) {
    send(
        "order",
        order,
        "order-refund-requested",
        Map.of(
            "refundId",
            refund,
            "currency",
            "EUR",
            "amount",
            cents,
            "requestedTotal",
            cents,
            "reason",
            "scratched"));
  }

  /** The next events of the order have the versions behind; what is missing comes later. */
  public void leaveOut(UUID order, int events) {
    versions.merge("order" + order, (long) events, Long::sum);
  }

  /** The next event of the order has that version. */
  public void goBackTo(UUID order, long version) {
    versions.put("order" + order, version - 1);
  }

  public void prepared(UUID order) {
    send("shipment", order, "shipment-prepared", parcel());
  }

  public void goodsKept(UUID order) {
    send("shipment", order, "shipment-cancelled", keptParcel());
  }

  static Map<String, Object> keptParcel() {
    Map<String, Object> fields = new HashMap<>(parcel());
    fields.put("reason", "asked to");
    return fields;
  }

  static Map<String, Object> parcel() {
    return Map.of("shipmentId", UUID.randomUUID(), "lineIds", List.of(UUID.randomUUID()));
  }

  private void send(String stream, UUID order, String event, Map<String, Object> fields) {
    send(stream, order, event, fields, Optional.empty());
  }

  private void send(
      String stream,
      UUID order,
      String event,
      Map<String, Object> fields,
      Optional<String> traceparent) {
    deliver(event(stream, order, event, fields, Instant.now(), traceparent));
  }

  private ReceivedEvent event(
      String stream,
      UUID order,
      String event,
      Map<String, Object> fields,
      Instant at,
      Optional<String> traceparent) {
    String type = stream + "." + event + ".v1";
    Map<String, Object> all = new HashMap<>(fields);
    all.put("orderId", order);
    long version = versions.merge(stream + order, 1L, Long::sum);
    String schema = contracts.schemaRef(type);
    byte[] body = contracts.encode(type, all);
    return received(stream, order, version, type, schema, at, traceparent, body);
  }

  private static ReceivedEvent received(
      String stream,
      UUID order,
      long version,
      String type,
      String schema,
      Instant at,
      Optional<String> traceparent,
      byte[] body) {
    UUID id = idOf(stream, order, version);
    String source = "/plumb/" + stream;
    return new ReceivedEvent(
        id, source, stream, order, version, type, schema, at, traceparent, body);
  }

  /** Another event under a version that was applied would stop the stream. */
  private static UUID idOf(String stream, UUID order, long version) {
    return UUID.nameUUIDFromBytes((stream + order + version).getBytes(UTF_8));
  }

  private void deliver(ReceivedEvent event) {
    deliver(event.stream(), new EventBatch(event.stream(), List.of(event), List.of()));
  }

  private void deliver(String stream, EventBatch batch) {
    OnContext.await(
        () ->
            schema
                .ready()
                .chain(() -> stream.equals("order") ? orders.on(batch) : shipments.on(batch)));
  }
}
