package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Billing and shipping tell of it over the broker. */
@QuarkusTest
class WhenAnOrderGoesAllTheWayTest {

  private final Tables tables = new Tables();
  private final Exchange billing = new Exchange("payment");
  private final Exchange shipping = new Exchange("shipment");

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itsCustomerHasIt() {
    UUID order = placed();

    billing.publish(order, 1, "payment-authorized", Upstream.authorized(2500));
    until(order, "status", "CONFIRMED");
    shipping.publish(order, 1, "shipment-prepared", Map.of());
    billing.publish(order, 2, "payment-captured", Upstream.captured(2500));
    until(order, "payment.captured", 2500);
    shipping.publish(order, 2, "shipment-dispatched", Upstream.dispatched("T-1"));
    until(order, "status", "SHIPPED");
    read(order)
        .then()
        .body("shipment.status", equalTo("DISPATCHED"))
        .body("shipment.trackingNumber", equalTo("T-1"));
    shipping.publish(order, 3, "shipment-delivered", Map.of());
    until(order, "status", "DELIVERED");

    read(order).then().body("version", equalTo(4));
    assertThat(tables.column("select type from event_log where key = ? order by version", order))
        .containsExactly(
            "order.order-placed.v2",
            "order.order-confirmed.v1",
            "order.order-shipped.v1",
            "order.order-delivered.v1");
    assertThat(tables.count("dead_letter")).isZero();
    assertThat(tables.count("refusal")).isZero();
  }

  private static void until(UUID order, String field, Object value) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> read(order).then().body(field, equalTo(value)));
  }
}
