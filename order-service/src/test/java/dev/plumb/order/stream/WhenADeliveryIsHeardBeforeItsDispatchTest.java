package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 6, for events: the gap is parked until the dispatch closes it. */
@QuarkusTest
class WhenADeliveryIsHeardBeforeItsDispatchTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itWaitsForTheDispatch() {
    UUID order = placed();
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    upstream.shipment(order, 1, "shipment-prepared", Map.of());

    upstream.shipment(order, 3, "shipment-delivered", Map.of());
    read(order).then().body("status", equalTo("CONFIRMED"));
    assertThat(tables.count("parked")).isOne();

    upstream.shipment(order, 2, "shipment-dispatched", Upstream.dispatched("T-1"));
    read(order).then().body("status", equalTo("DELIVERED")).body("version", equalTo(4));
    assertThat(tables.count("parked")).isZero();
  }
}
