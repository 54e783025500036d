package dev.plumb.order.stream;

import dev.plumb.contracts.Contracts;
import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.EventBatch;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Billing and shipping, as far as the order hears of them. */
@ApplicationScoped
class Upstream {

  /** Of what would hang otherwise, such as a stream that is stopped. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final UUID PAYMENT = new UUID(6, 1);
  private static final UUID PARCEL = new UUID(5, 1);
  private static final UUID LINE = new UUID(4, 1);

  private final PaymentStream payments;
  private final ShipmentStream shipments;
  private final Contracts contracts;

  Upstream(PaymentStream payments, ShipmentStream shipments, Contracts contracts) {
    this.payments = payments;
    this.shipments = shipments;
    this.contracts = contracts;
  }

  void payment(UUID order, long version, String event, Map<String, Object> fields) {
    deliver("payment", List.of(event(order, version, "payment", event, fields)));
  }

  void shipment(UUID order, long version, String event, Map<String, Object> fields) {
    deliver("shipment", List.of(event(order, version, "shipment", event, fields)));
  }

  static Map<String, Object> authorized(long cents) {
    Map<String, Object> fields = new HashMap<>(totals(cents, 0, 0));
    fields.put("attempt", 1);
    fields.put("expiresAt", Instant.EPOCH);
    return fields;
  }

  static Map<String, Object> captured(long cents) {
    Map<String, Object> fields = new HashMap<>(totals(cents, cents, 0));
    fields.put("captureId", new UUID(7, 1));
    fields.put("shipmentId", PARCEL);
    fields.put("lineIds", List.of(LINE));
    return fields;
  }

  static Map<String, Object> dispatched(String trackingNumber) {
    return Map.of("carrier", "sandbox", "trackingNumber", trackingNumber, "inferred", false);
  }

  static Map<String, Object> totals(long authorized, long captured, long refunded) {
    return Map.of(
        "currency",
        "EUR",
        "authorizedTotal",
        authorized,
        "capturedTotal",
        captured,
        "refundedTotal",
        refunded);
  }

  static Map<String, Object> paymentIs(String status, long authorized, long captured) {
    Map<String, Object> fields = new HashMap<>(totals(authorized, captured, 0));
    fields.put("status", status);
    return fields;
  }

  static Map<String, Object> shipmentIs(String status, String trackingNumber) {
    return Map.of("status", status, "trackingNumber", trackingNumber);
  }

  ReceivedEvent event(
      UUID order, long version, String stream, String event, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(common(stream));
    all.put("orderId", order);
    all.putAll(fields);
    String type = stream + "." + event + ".v1";
    return received(order, version, stream, type, contracts.encode(type, all));
  }

  /** One event of each type, each for an order of its own that nobody placed. */
  List<ReceivedEvent> oneOfEach(String stream) {
    return contracts.wireTypes().stream()
        .filter(type -> type.startsWith(stream + "."))
        .map(type -> received(UUID.randomUUID(), 1, stream, type, new byte[0]))
        .toList();
  }

  void deliver(String stream, List<ReceivedEvent> events) {
    EventBatch batch = new EventBatch(stream, events, List.of());
    Uni<Void> applied = stream.equals("payment") ? payments.on(batch) : shipments.on(batch);
    try {
      VertxContextSupport.subscribeAndAwait(() -> applied.ifNoItem().after(LIMIT).fail());
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private ReceivedEvent received(
      UUID order, long version, String stream, String type, byte[] body) {
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/plumb/test",
        stream,
        order,
        version,
        type,
        contracts.schemaRef(type),
        Instant.EPOCH,
        Optional.empty(),
        body);
  }

  /** What all events of that stream say. */
  static Map<String, Object> common(String stream) {
    return stream.equals("payment")
        ? Map.of("paymentId", PAYMENT)
        : Map.of("shipmentId", PARCEL, "lineIds", List.of(LINE));
  }
}
