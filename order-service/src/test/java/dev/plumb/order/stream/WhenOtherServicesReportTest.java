package dev.plumb.order.stream;

import static dev.plumb.order.Requests.cancel;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as billing and shipping encode them, handed to the streams as the broker would. */
@QuarkusTest
class WhenOtherServicesReportTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void theStatesOfPaymentAndShipmentStandForEventsThatAreLost() {
    UUID order = placed();

    upstream.payment(order, 3, "payment-state", Upstream.paymentIs("CAPTURED", 2500, 2500));
    read(order).then().body("status", equalTo("CONFIRMED")).body("payment.captured", equalTo(2500));
    upstream.shipment(order, 3, "shipment-state", Upstream.shipmentIs("DELIVERED", "T-1"));
    read(order)
        .then()
        .body("status", equalTo("DELIVERED"))
        .body("shipment.trackingNumber", equalTo("T-1"));
    upstream.shipment(order, 2, "shipment-dispatched", Upstream.dispatched("T-2"));

    read(order).then().body("shipment.trackingNumber", equalTo("T-1"));
    assertThat(told(order))
        .containsExactly(
            "order.order-placed.v2",
            "order.order-confirmed.v1",
            "order.order-shipped.v1",
            "order.order-delivered.v1");
    assertThat(tables.count("dead_letter")).isZero();
  }

  @Test
  void aCancellationEndsByStatesToo() {
    UUID order = placed();
    cancel(order);

    upstream.payment(order, 2, "payment-state", Upstream.paymentIs("VOIDED", 2500, 0));
    upstream.shipment(order, 2, "shipment-state", Upstream.shipmentIs("CANCELLED", ""));

    read(order).then().body("status", equalTo("CANCELLED"));
  }

  @Test
  void aCancellationOfWhatIsGoneIsRejectedByTheShipmentsState() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    cancel(order);

    upstream.shipment(order, 4, "shipment-state", Upstream.shipmentIs("DISPATCHED", "T-1"));

    read(order).then().body("status", equalTo("SHIPPED"));
  }

  @Test
  void aDeclinedOrderIsRejectedOnceBillingCloses() {
    UUID order = placed();

    upstream.payment(
        order,
        1,
        "payment-declined",
        Map.of("attempt", 1, "retryable", false, "declineCode", "generic_decline"));
    read(order).then().body("status", equalTo("PLACED"));
    upstream.payment(
        order, 2, "payment-closed-without-charge", Map.of("reason", "generic_decline"));

    read(order).then().body("status", equalTo("REJECTED"));
  }

  @Test
  void aRepeatedEventChangesNothing() {
    UUID order = placed();
    var event =
        upstream.event(order, 1, "payment", "payment-authorized", Upstream.authorized(2500));

    upstream.deliver("payment", List.of(event, event));
    upstream.deliver("payment", List.of(event));

    read(order).then().body("version", equalTo(2));
    assertThat(told(order)).hasSize(2);
  }

  @Test
  void whatAnOrderCannotDoIsRefusedWithItsReason() {
    UUID order = placed();

    upstream.shipment(order, 1, "shipment-delivered", Map.of());

    read(order).then().body("status", equalTo("PLACED"));
    assertThat(tables.column("select reason from refusal where key = ?", order))
        .containsExactly("An order that is PLACED takes no SHIPMENT_DELIVERED.");
  }

  @Test
  void noTypeOfEitherStreamIsUnknown() {
    for (String stream : List.of("payment", "shipment")) {
      upstream.deliver(stream, upstream.oneOfEach(stream));
    }

    assertThat(tables.count("dead_letter")).isZero();
  }

  private List<Object> told(UUID order) {
    return tables.column("select type from event_log where key = ? order by version", order);
  }
}
